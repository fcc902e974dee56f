"""What the portal stores, one idea a file. Rows are written by ``documents.services`` alone.

Documents and their texts come in (``document``), candidates with quotes come out (``candidate``,
``evidence``), an editor decides (``curation``), and policies are published (``policy``). The lists they refer
to are in ``region`` and ``reference``.
"""

from documents.models.bulk import PolicyImport
from documents.models.candidate import Candidate, CandidateBody, CandidateMeasure, CandidateSector, Match
from documents.models.change import PolicyChange
from documents.models.change_request import ChangeRequest
from documents.models.coding import Coding
from documents.models.coverage import CoverageSearch
from documents.models.curation import CurationEvent
from documents.models.document import Document, ProcessingRun, Snapshot, TextVersion
from documents.models.error_report import ErrorReport
from documents.models.evidence import Evidence
from documents.models.held_edit import HeldEdit
from documents.models.held_merge import HeldMerge
from documents.models.merge import Merge
from documents.models.policy import (
    Disagreement,
    Measure,
    MeasureSector,
    Policy,
    PolicyBody,
    PolicyDate,
    PolicyRelation,
    PolicySearch,
    PolicySector,
    PolicySource,
)
from documents.models.presence import Presence
from documents.models.reference import (
    IssuingBody,
    LifecycleStage,
    MeasureType,
    ReferenceFile,
    Sector,
    SectorGroup,
)
from documents.models.region import Region, RegionName
from documents.models.replacement import Replacement
from documents.models.word import SearchWord

__all__ = [
    "Candidate",
    "CandidateBody",
    "CandidateMeasure",
    "CandidateSector",
    "ChangeRequest",
    "Coding",
    "CoverageSearch",
    "CurationEvent",
    "Disagreement",
    "Document",
    "ErrorReport",
    "Evidence",
    "HeldEdit",
    "HeldMerge",
    "IssuingBody",
    "LifecycleStage",
    "Match",
    "Measure",
    "MeasureSector",
    "MeasureType",
    "Merge",
    "Policy",
    "PolicyBody",
    "PolicyChange",
    "PolicyDate",
    "PolicyImport",
    "PolicyRelation",
    "PolicySearch",
    "PolicySector",
    "PolicySource",
    "Presence",
    "ProcessingRun",
    "ReferenceFile",
    "Region",
    "RegionName",
    "Replacement",
    "SearchWord",
    "Sector",
    "SectorGroup",
    "Snapshot",
    "TextVersion",
]
