"""A gate for many requests at once."""

import asyncio

from interimkit.workshop.turns import Turns


def test_news_does_not_wait_for_all_who_came_at_once_and_each_comes_to_its_turn() -> None:
    async def burst() -> list[int | str]:
        passed: list[int | str] = []
        turns = Turns(at_once=10)

        async def pass_(number: int) -> None:
            await turns.wait()
            passed.append(number)
            if number == 0:
                asyncio.get_running_loop().call_soon(passed.append, "news")

        await asyncio.gather(*map(pass_, range(100)))
        return passed

    passed = asyncio.run(burst())
    assert passed.index("news") <= 20
    passed.remove("news")
    assert passed == list(range(100))
