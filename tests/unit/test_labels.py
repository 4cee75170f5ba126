"""Steps and pictures name the same controls."""

from __future__ import annotations

from lxml.html import fragment_fromstring

from guidekit.checks.source import labels
from guidekit.publish.parts.pictures import add_pictures
from tests.unit.pages import BODY, guide, lines

STEPS = "# A\n\n1. Select **Change product key**.\n\n2. Select **%s**.\n\n    ![](screen:win11-activation-hardware)\n"


def test_a_label_is_drawn_in_the_steps_picture_or_the_next_one():
    assert list(labels.undrawn_labels(guide(STEPS % "Troubleshoot"))) == []
    (finding,) = labels.undrawn_labels(guide(STEPS % "Trouble shoot"))
    assert finding.line == BODY + 4
    assert "Troubleshoot" in finding.fix


def test_a_picture_below_another_heading_proves_nothing():
    apart = "# A\n\n## One\n\n1. Select **Disconnect**.\n\n## Two\n\n1. Look.\n\n    ![](screen:win11-work-or-school)\n"
    assert lines(labels.undrawn_labels(guide(apart))) == [BODY + 4]


def test_a_label_without_a_picture_is_listed_or_part_of_a_way():
    assert (
        list(
            labels.undrawn_labels(
                guide("# A\n\n1. Select **Start** > **Settings**.\n\n2. Select **Next**.\n")
            )
        )
        == []
    )
    assert lines(labels.undrawn_labels(guide("# A\n\n1. Select **Nowhere**.\n"))) == [BODY + 2]


def test_a_number_in_a_picture_is_named_by_a_step_of_its_list():
    assert list(labels.unnamed_callouts(guide(STEPS % "Troubleshoot"))) == []
    (finding,) = labels.unnamed_callouts(guide(STEPS % "Change"))
    assert "“Troubleshoot”" in finding.problem and finding.line == BODY + 6


def test_a_number_may_stand_for_a_thing_without_a_caption():
    picture = "\n\n    ![](screen:sign-in)\n"
    assert (
        list(
            labels.unnamed_callouts(
                guide(f"# A\n\n1. Sign in with the email address and **Next**.{picture}")
            )
        )
        == []
    )
    assert len(list(labels.unnamed_callouts(guide(f"# A\n\n1. Sign in.{picture}")))) == 2


def test_the_numbers_of_a_picture_stand_behind_its_labels():
    page = guide(STEPS % "Troubleshoot")
    article = fragment_fromstring(
        "<article><ol><li><p>Select <strong>Troubleshoot</strong>, then.</p></li>"
        "<li><p>Wait.</p><p><img src='/assets/screens/win11-activation-hardware.light.wide.webp'></p></li></ol></article>"
    )
    add_pictures(article, page)
    (mark,) = article.xpath(".//p/span")
    assert (mark.get("class"), mark.text, mark.tail) == ("callout", " 1", ", then.")
    assert mark.getprevious().tag == "strong"
