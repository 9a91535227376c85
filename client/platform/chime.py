"""The sound of a message: two short notes, computed, so that it is the same on every system."""

import array
import io
import math
import wave

RATE = 22_050
NOTES = ((0.0, 659.26), (0.11, 987.77))
"""When each begins, in seconds, and its frequency in Hz: E5, B5."""
LENGTH = 0.55
LOUDNESS = 0.22
FADING = 9.0
ATTACK = 0.006
OVERTONE = 0.25


def chime() -> bytes:
    """Return the sound as a WAV file: one channel, 16 bits."""
    moments = (place / RATE for place in range(round(LENGTH * RATE)))
    samples = array.array("h", (round(32_767 * _level(moment)) for moment in moments))
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return made.getvalue()


def _level(moment: float) -> float:
    """Return the air's displacement at a moment, from -1 to 1."""
    level = 0.0
    for begin, frequency in NOTES:
        since = moment - begin
        if since >= 0:
            swing = 2 * math.pi * frequency * since
            tone = math.sin(swing) + OVERTONE * math.sin(2 * swing)
            level += min(1.0, since / ATTACK) * math.exp(-FADING * since) * tone
    # The last hundredth goes down to nothing: a sound that stops at once clicks.
    return LOUDNESS * level * min(1.0, (LENGTH - moment) / 0.01)
