"""Tests of the settings project: settings, probes, queue, embedded servers, the supervisor."""
