"""Calling people by @."""

from client.viewmodels.chat.calling import Called, Spelling, calls, fitting

ZHANG, ZHANG2, HE, CHEN = (bytes([number]) * 16 for number in range(1, 5))
PEOPLE = [Called(ZHANG, "张伟"), Called(HE, "何静"), Called(CHEN, "陈思远")]
NAMES = [("张伟", ZHANG), ("张伟", ZHANG2), ("何静", HE), ("何静怡", CHEN)]


def found(typed: str, *, everyone: bool = False) -> list[str]:
    return [one.name for one in fitting(typed, PEOPLE, Spelling(), everyone=everyone)]


def test_people_fit_by_name_pinyin_and_initials() -> None:
    assert found("") == ["张伟", "何静", "陈思远"]
    assert found("静") == ["何静"]
    assert found("zhangw") == ["张伟"]
    assert found("csy") == ["陈思远"]
    assert found("xyz") == []


def test_everyone_is_offered_to_who_may_call_them() -> None:
    assert found("", everyone=True)[0] == "everyone"
    assert found("ev", everyone=True) == ["everyone"]
    assert found("ev") == []


def test_a_text_calls_whom_it_names_once() -> None:
    assert calls("@何静 看一下，@何静", NAMES, {}, everyone=False) == ((HE,), False)
    assert calls("@何静怡 看一下", NAMES, {}, everyone=False) == ((CHEN,), False)
    assert calls("何静 看一下", NAMES, {}, everyone=False) == ((), False)


def test_of_two_with_one_name_the_chosen_one_is_called() -> None:
    assert calls("@张伟 好", NAMES, {}, everyone=False) == ((ZHANG, ZHANG2), False)
    assert calls("@张伟 好", NAMES, {"张伟": ZHANG2}, everyone=False) == ((ZHANG2,), False)


def test_everyone_is_called_by_who_may() -> None:
    for word in ("@所有人 下班", "@everyone go home"):
        assert calls(word, NAMES, {}, everyone=True) == ((), True)
        assert calls(word, NAMES, {}, everyone=False) == ((), False)
