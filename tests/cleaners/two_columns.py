"""Two columns side by side, as an extractor that keeps the layout prints them; for tests of what tells them apart."""

LEFT = [
    "清晨六时，县工业园的冷却",
    "塔升起白雾。与往年不同，",
    "塔里循环的是再生水，厂里",
    "的水费少了三成，工人们都",
    "说，这个钱花得值。河道里",
    "的水也清了，鱼也多了。",
]


def side_by_side(left, right, gutter=2):
    """The lines of both, row by row, the right ones at one column of characters, `gutter` blanks past the longest."""
    start = max(map(len, left)) + gutter
    return "\n".join(f"{a}{' ' * (start - len(a))}{b}".rstrip() for a, b in zip(left, right, strict=True))
