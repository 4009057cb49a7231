package descent.live;

/** How a socket ends. <b>Source:</b> RFC 6455, section 7.4.1, and protocol.md. */
enum CloseCode {
  GOING_AWAY(1001),
  NOT_TEXT(1003),
  POLICY(1008),
  TOO_BIG(1009),
  FAULT(1011),
  FULL(1013);

  private final int number;

  CloseCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
