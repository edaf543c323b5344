"""JUnit XML: a test case for each checked article that no finding names, and one for each finding."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from factcheck.records import Article, Finding, Report, Severity
from factcheck.reporting.escape_xml import for_xml
from factcheck.reporting.grouping import (
    articles_by_path,
    confidence_words,
    file_of,
    for_annotation,
    source_label,
)


def format_junit(report: Report) -> str:
    """Errors and warnings are failures, unreadable inputs are errors; agreements are left out."""
    findings = for_annotation(report)
    articles = articles_by_path(report)
    suite = ET.Element("testsuite", name="factcheck")
    named = {place.path for finding in findings for place in finding.locations}
    for article in report.articles:
        if article.path not in named:
            _case(suite, "clean", article.path, article.path)
    failures = 0
    for finding in findings:
        failures += _finding(suite, finding, articles)
    for skipped in report.skipped:
        case = _case(suite, "FC900 unreadable-input", skipped.path, skipped.path)
        ET.SubElement(case, "error", message=for_xml(skipped.reason), type="FC900")
    seconds = sum(value for name, value in report.statistics if name.startswith("seconds_"))
    counts = {"tests": str(len(suite)), "failures": str(failures), "errors": str(len(report.skipped))}
    suite.attrib |= {**counts, "skipped": "0", "time": f"{seconds:.3f}"}
    suites = ET.Element("testsuites", {"name": "factcheck", **counts, "time": f"{seconds:.3f}"})
    suites.append(suite)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _finding(suite: ET.Element, finding: Finding, articles: dict[str, Article]) -> bool:
    """Add a finding; whether it counts as a failure."""
    place = finding.locations[0] if finding.locations else None
    where = f"{place.path}:{place.line}" if place else ""
    case = _case(
        suite, f"{finding.code} {finding.rule}", f"{where} {finding.message}", place.path if place else ""
    )
    if place:
        case.set("line", str(place.line))
    sentences = [f"{source_label(p, articles)}\n  “{p.text}”" for p in finding.locations]
    text = for_xml(
        "\n".join([f"{confidence_words(finding.confidence)} sure. {finding.explanation}", *sentences])
    )
    if finding.severity is Severity.INFO:
        ET.SubElement(case, "system-out").text = text
        return False
    ET.SubElement(case, "failure", message=for_xml(finding.message), type=finding.severity.value).text = text
    return True


def _case(suite: ET.Element, group: str, name: str, path: str) -> ET.Element:
    return ET.SubElement(
        suite, "testcase", classname=for_xml(group), name=for_xml(name), file=for_xml(file_of(path)), time="0"
    )
