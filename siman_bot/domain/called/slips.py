"""How many slips of the pen lie between two words: letters dropped, added, wrong or swapped with their neighbour."""


def slips(one: str, other: str, *, most: int) -> int:
    """The fewest; `most + 1` stands for more than that."""
    if abs(len(one) - len(other)) > most or len({*one} - {*other}) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        earlier, before = before, row
        row = [place]
        for at, char in enumerate(other, start=1):
            cost = min(before[at] + 1, row[-1] + 1, before[at - 1] + (letter != char))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == char:
                cost = min(cost, earlier[at - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
