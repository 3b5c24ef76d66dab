import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quizzes.events import Event, EventKind, Phase, flagged, latest_answers, revealed


def an_event(client="a", seq=1, *, slot=0, kind=EventKind.ANSWER, phase=Phase.FIRST, **payload):
    return Event(slot=slot, client_id=client, client_seq=seq, kind=kind, phase=phase, payload=payload)


EVENTS = st.lists(st.builds(an_event, st.sampled_from("abc"), st.integers(0, 9), slot=st.integers(0, 2)), max_size=40)


def test_the_servers_order_decides_between_two_clients():
    phone, laptop = an_event("phone", 90), an_event("laptop", 1)
    assert latest_answers([phone, laptop]) == {0: laptop}


def test_a_clients_older_event_never_overrides_its_newer():
    newer, older = an_event(seq=2), an_event(seq=1)
    assert latest_answers([newer, older]) == {0: newer}


def test_a_late_old_event_does_not_bring_its_client_back_before_another():
    events = [an_event("phone", 2), an_event("laptop", 1), an_event("phone", 1)]
    assert latest_answers(events)[0].client_id == "laptop"


def test_phases_are_answered_apart():
    knew, read = an_event(seq=1), an_event(seq=2, phase=Phase.SOURCE)
    assert latest_answers([knew, read]) == {0: knew}
    assert latest_answers([knew, read], phase=Phase.SOURCE) == {0: read}


def test_a_flag_is_set_and_cleared_without_touching_the_answer():
    events = [an_event(seq=1), an_event(seq=2, kind=EventKind.FLAG, on=True)]
    assert flagged(events) == {0}
    assert flagged([*events, an_event(seq=3, kind=EventKind.FLAG, on=False)]) == frozenset()
    assert latest_answers(events)[0].client_seq == 1


def test_an_opened_source_stays_opened():
    assert revealed([an_event(kind=EventKind.REVEAL, slot=2), an_event(slot=1)]) == {2}


@pytest.mark.parametrize("fault", [{"slot": -1}, {"seq": -1}, {"client": ""}])
def test_an_event_without_place_or_order_is_refused(fault):
    with pytest.raises(ValueError, match="needs a slot"):
        an_event(**fault)


@given(EVENTS)
def test_repeating_messages_changes_nothing(events):
    assert latest_answers([event for event in events for _ in range(2)]) == latest_answers(events)


@given(EVENTS, EVENTS)
def test_replaying_all_that_came_before_changes_nothing(before, after):
    assert latest_answers([*before, *after, *before, *after]) == latest_answers([*before, *after])


@given(EVENTS)
def test_no_answer_is_made_up_and_none_is_lost(events):
    latest = latest_answers(events)
    assert set(latest) == {event.slot for event in events}
    assert all(event in events for event in latest.values())


@given(EVENTS)
def test_what_counts_is_its_clients_newest_for_the_slot(events):
    for slot, event in latest_answers(events).items():
        own = [e.client_seq for e in events if e.slot == slot and e.client_id == event.client_id]
        assert event.client_seq == max(own)
