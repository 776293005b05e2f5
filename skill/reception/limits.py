"""How much of what a caller may take, before anything is proven."""

LARGEST = 128 * 1024  # bytes of a request; Alexa's have some 2 to 30 thousand
LARGEST_HEAD = 16 * 1024  # bytes of the request line and the headers; Alexa's have under 2
MOST_CHUNKS = 512  # of a body sent in chunks: each costs work, however small it is

SECONDS_FOR_HEAD = 5.0  # also how long a connection may stay idle
SECONDS_FOR_BODY = 5.0
SECONDS_FOR_ANSWER = 10.0  # to take a piece of an answer from us
SECONDS_TO_PART = 2.0  # to hang up after the last answer, and to begin a request while we stop

MOST_CONNECTIONS = 768  # of a worker; a process may often have 1,024 files, and needs some itself
MOST_WAITING = 64  # requests that wait for a chain, and visitors that wait for a page

REFUSALS_AT_ONCE, REFUSALS_A_SECOND = 20, 10.0  # answered at once, each with a line in the log
SECONDS_FOR_THE_REST = 2.0  # by which every other refusal is late
