"""``coffeechat questions``: what to ask this contact at this company."""

import argparse

from coffeechat.commands.flags import Flags, add_format, open_coach, preview
from coffeechat.commands.keeping import add_meeting, keep, open_meeting, require
from coffeechat.inputs import read_text, read_text_or_file, require_unicode


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("questions", help="plan the questions for a meeting", parents=[flags.jobs])
    parser.add_argument("--company", metavar="NAME", help="the company you will talk about")
    parser.add_argument(
        "--about",
        action="append",
        default=[],
        metavar="FILE",
        help="what you read about it, or - (may be repeated)",
    )
    parser.add_argument("--contact", metavar="TEXT|FILE", help="who you will meet: a line or their profile")
    parser.add_argument("--me", metavar="TEXT|FILE", help="who you are and what you want to learn")
    parser.add_argument(
        "--asked", metavar="FILE", help="questions asked before; neither they nor those of your meetings there return"
    )
    parser.add_argument("--minutes", type=int, default=30, help="length of the meeting (default: 30)")
    parser.add_argument("--count", type=int, metavar="N", help="how many questions (default: by the time)")
    add_meeting(parser, "its company and contact are taken")
    add_format(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the plan and print it."""
    from coffeechat.formats.questions import render_plan

    coach = open_coach(args)
    meeting = open_meeting(coach, args)
    known = meeting.contact if meeting else None
    company = require(require_unicode(args.company or "", "--company") or (known.company if known else ""), "--company")
    texts = [read_text(path) for path in args.about]
    given = {
        "contact": read_text_or_file(args.contact) or (known.about if known else ""),
        "me": read_text_or_file(args.me),
        "asked": read_text(args.asked) if args.asked else "",
    }
    before = coach.meetings.asked_at(company, str(meeting.meeting.id) if meeting else "")
    plan = coach.questioner.plan(
        company,
        about=texts,
        contact=given["contact"],
        me=given["me"],
        asked="\n".join([given["asked"], *before]),
        minutes=args.minutes,
        count=args.count,
        stance=coach.settings.stance,
        watch=preview(args, render_plan),
    )
    if before:
        told = (
            f"{len(before)} questions that you have asked at {company} before, in the meetings you keep, are left out."
        )
        plan = plan.model_copy(update={"warnings": [*plan.warnings, told]})
    keep(coach, meeting, "plan", {f"about:{place}": text for place, text in enumerate(texts, 1)} | given, plan)
    print(render_plan(plan, args.format))
    return 0
