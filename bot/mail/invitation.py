"""A talk as an iCalendar object (RFC 5545, RFC 5546): asked for, moved or cancelled; one recipient sees no other address."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vText

from bot.mail.message import Address, Attachment

LASTS = timedelta(hours=1)


def invitation(
    *,
    uid: str,
    sequence: int,
    when: datetime | date,
    summary: str,
    description: str,
    organizer: Address,
    attendee: Address,
    stamp: datetime,
    location: str = "",
    cancelled: bool = False,
) -> Attachment:
    """An .ics to attach: METHOD:REQUEST, or CANCEL. The same `uid` with a higher `sequence` moves the talk (RFC 5546, 2.1.4).

    `when` is an aware start, the talk lasting an hour, or a day without an hour yet.
    """
    calendar, event = Calendar(), Event()
    method = "CANCEL" if cancelled else "REQUEST"
    calendar.add("prodid", "-//klachtenbot//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", stamp)
    event.add("dtstart", when)
    event.add("dtend", when + (LASTS if isinstance(when, datetime) else timedelta(days=1)))
    event.add("summary", summary)
    event.add("description", description)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if location:
        event.add("location", location)
    event["organizer"] = _person(organizer)
    guest = _person(attendee)
    guest.params["RSVP"] = vText("FALSE")
    event.add("attendee", guest, encode=False)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    content_type = f"text/calendar; method={method.lower()}; charset=utf-8"
    return Attachment("gesprek.ics", content_type, calendar.to_ical())


def _person(address: Address) -> vCalAddress:
    person = vCalAddress(f"mailto:{address.email}")
    if address.name:
        person.params["CN"] = vText(address.name)
    return person
