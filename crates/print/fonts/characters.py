"""Prints the characters of the two fonts of reports, as pyftsubset reads them: `latin`, or `han` with Unihan_Readings.txt."""
import sys


def span(*pairs):
    return {code for first, last in pairs for code in range(first, last + 1)}


def codec(name):
    """What a double-byte encoding can say."""
    found = set()
    for pair in (bytes([lead, trail]) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF)):
        try:
            found |= {ord(character) for character in pair.decode(name)}
        except UnicodeDecodeError:
            pass
    return found


def latin():
    return span((0x20, 0x7E), (0xA0, 0x52F), (0x1E00, 0x1FFF), (0x2000, 0x20CF), (0x2100, 0x218F), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD))


def han(readings):
    """GBK with the double bytes of GB 18030, the table of general standard characters of 2013, the Korean of KS X 1001, kana and the signs between."""
    with open(readings, encoding="utf-8") as lines:
        listed = {int(line.split()[0][2:], 16) for line in lines if "\tkTGHZ2013\t" in line}
    signs = span((0x2000, 0x206F), (0x20A0, 0x23FF), (0x2460, 0x27BF), (0x2E80, 0x33FF), (0x9FA6, 0x9FBB), (0xFE10, 0xFE1F), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF))
    return {code for code in codec("gb18030") | codec("euc_kr") | listed | signs if code >= 0x2000}


# What cannot be seen, or turns the direction of text, is left out, so that a report shows it by its number.
INVISIBLE = span((0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0xE000, 0xF8FF))

chosen = latin() if sys.argv[1] == "latin" else han(sys.argv[2])
print(",".join(f"{code:X}" for code in sorted(chosen - INVISIBLE)))
