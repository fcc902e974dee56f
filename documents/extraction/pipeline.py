"""The way from a text to its drafts: read, cut into passages, assemble each, calibrate."""

from typing import Any

from documents.extraction.assembly import assemble
from documents.extraction.calibration import calibrated_draft
from documents.extraction.lexicon import Lexicon, load_lexicon
from documents.extraction.model import Evidence, Extraction, MeasureDraft, RecordDraft
from documents.extraction.printed import unprinted
from documents.extraction.reading import read
from documents.extraction.segmentation import segments
from documents.extraction.tracing import in_given_text

#: Raised whenever the same text may give other values than before.
VERSION = "0.7.0"


def extract(
    text: str, *, published: str | None = None, url: str | None = None, lexicon: Lexicon | None = None
) -> Extraction:
    """Return the drafts of all acts that a text tells, in the order of the text.

    ``published`` is the page's own date (EDTF) where it is known; it helps with years and is never taken
    for the date of an act by itself. A text without any act gives an extraction without records.
    """
    known = lexicon or load_lexicon()
    printed = unprinted(text)
    running = printed.text if printed else text
    page = read(running, published=published, url=url, lexicon=known)
    found = (assemble(page, segment, known) for segment in segments(page))
    drafts = [in_given_text(calibrated_draft(draft), running, page.source) for draft in found if draft]
    return Extraction(
        language=page.language,
        text_length=len(text),
        version=VERSION,
        records=tuple(in_given_text(draft, text, printed) if printed else draft for draft in drafts),
        machine_translated=page.machine_translated,
    )


def _evidence_json(evidence: Evidence) -> dict[str, Any]:
    """Return one piece of evidence in the form of the contract."""
    found: dict[str, Any] = {
        "field": evidence.field,
        "value": evidence.value,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "confidence": round(evidence.confidence, 3),
        "method": evidence.method,
    }
    if evidence.detail:
        found["detail"] = evidence.detail
    return found


def _measure_json(measure: MeasureDraft) -> dict[str, Any]:
    """Return one measure in the form of the contract; what is not known is left out."""
    found: dict[str, Any] = {
        "text": measure.text,
        "start": measure.start,
        "end": measure.end,
        "type": measure.type,
        "sectors": list(measure.sectors),
        "confidence": round(measure.confidence, 3),
    }
    if measure.amount is not None:
        amount = measure.amount
        found["amount"] = {
            "value": amount.value,
            "maximum": amount.maximum,
            "currency": amount.currency,
            "unit": amount.unit,
        }
    if measure.target_year is not None:
        found["target_year"] = measure.target_year
    return found


def _record_json(record: RecordDraft) -> dict[str, Any]:
    """Return one draft in the form of the contract."""
    return {
        "start": record.start,
        "end": record.end,
        "title": record.title,
        "document_type": record.document_type,
        "lifecycle": record.lifecycle,
        "region": record.region,
        "date": record.date,
        "number": record.number,
        "issuing_bodies": list(record.issuing_bodies),
        "sectors": list(record.sectors),
        "measures": [_measure_json(measure) for measure in record.measures],
        "confidence": round(record.confidence, 3),
        "evidence": [_evidence_json(evidence) for evidence in record.evidence],
    }


def to_json(extraction: Extraction) -> dict[str, Any]:
    """Return an extraction as the JSON object that ``manage.py extract`` prints."""
    return {
        "language": extraction.language,
        "text_length": extraction.text_length,
        "version": extraction.version,
        "machine_translated": extraction.machine_translated,
        "records": [_record_json(record) for record in extraction.records],
    }
