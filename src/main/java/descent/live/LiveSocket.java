package descent.live;

import descent.run.Reference;
import descent.run.Run;
import descent.run.Runs;
import descent.run.Scheduler;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The route {@code /live}: the one class that knows the network library's sockets. What that
 * library would allow by itself and this server does not is refused here.
 */
public final class LiveSocket {
  /** The longest text frame, bytes. */
  public static final int LONGEST_TEXT = 16 * 1024;

  private static final int LONGEST_TOLD = 80;
  private static final String PATH = "/live";
  private static final Duration GOODBYE = Duration.ofSeconds(1);
  private static final String SESSION = "session";
  private static final String ADDRESS = "address";
  private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);

  private final Runs runs;
  private final Scheduler housekeeping;
  private final Origins origins;
  private final Function<Context, String> addresses;
  private final Pings pings;

  /**
   * @param housekeeping pings, and ends sessions, whatever the training threads do
   * @param addresses tells the address of whoever sent a request
   * @param silence how long a socket may be silent
   */
  public LiveSocket(
      Runs runs,
      Scheduler housekeeping,
      Origins origins,
      Function<Context, String> addresses,
      Duration silence) {
    this.runs = runs;
    this.housekeeping = housekeeping;
    this.origins = origins;
    this.addresses = addresses;
    this.pings = new Pings(housekeeping.clock(), silence.dividedBy(3), silence);
    housekeeping.add(pings).wake();
  }

  private record Guest(SessionLine line, SocketSession session) {}

  /** Number of open sockets. */
  public int count() {
    return pings.count();
  }

  /** Says goodbye to every page: the server stops. */
  public void close() {
    pings.closeAll(CloseCode.GOING_AWAY.number(), "the server stops", GOODBYE);
  }

  /** Puts the socket into a server. */
  public void install(JavalinConfig config, Duration idle) {
    config.jetty.modifyWebSocketServletFactory(
        factory -> {
          factory.setMaxTextMessageSize(LONGEST_TEXT);
          factory.setMaxBinaryMessageSize(LONGEST_TEXT);
          factory.setIdleTimeout(idle);
        });
    AtomicReference<Server> server = new AtomicReference<>();
    config.jetty.modifyServer(server::set);
    config.jetty.modifyServletContextHandler(
        context -> {
          context.getSessionHandler().setUsingCookies(false);
          context.getSessionHandler().setMaxInactiveInterval(1);
          WebSocketServerComponents.ensureWebSocketComponents(server.get(), context)
              .getExtensionRegistry()
              .unregister("permessage-deflate");
        });
    config.routes.wsBeforeUpgrade(PATH, this::admit);
    config.routes.wsAfterUpgrade(PATH, LiveSocket::forgetSession);
    config.routes.ws(PATH, this::handle);
    config.routes.wsException(Exception.class, LiveSocket::fault);
  }

  private void admit(Context context) {
    String origin = context.header("Origin");
    String host = context.header("Host");
    if (!origins.allow(origin, host)) {
      LOG.warn("refused a socket of a page from {}, asked as {}", told(origin), told(host));
      throw new ForbiddenResponse("a socket must be opened by a page of this server");
    }
    // Javalin has answered with whatever sub-protocol was asked for; this server speaks none by
    // name.
    context.res().setHeader("Sec-WebSocket-Protocol", null);
    context.attribute(ADDRESS, addresses.apply(context));
  }

  /** A header as it may stand in the log: one line of harmless characters, not too long. */
  private static String told(String header) {
    String text = String.valueOf(header).replaceAll("[^\\w.:/\\[\\]-]", "?");
    return text.length() > LONGEST_TOLD ? text.substring(0, LONGEST_TOLD) + "…" : text;
  }

  /** An upgrade makes an HTTP session, which nobody needs. */
  private static void forgetSession(Context context) {
    HttpSession session = context.req().getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  private void handle(WsConfig socket) {
    socket.onConnect(this::connect);
    socket.onMessage(message -> guest(message).session().text(message.message()));
    socket.onBinaryMessage(message -> guest(message).session().binary());
    socket.onClose(this::close);
    socket.onError(error -> LOG.debug("socket error", error.error()));
  }

  private void connect(WsConnectContext context) {
    SessionLine line = new SessionLine(context.session);
    String address = context.attribute(ADDRESS);
    context.attribute(
        SESSION, new Guest(line, new SocketSession(runs, address, line, housekeeping.clock())));
    pings.add(line);
  }

  private void close(WsContext context) {
    Guest guest = guest(context);
    pings.remove(guest.line());
    // Who finds out that a line is cut may be sending on it, and holds what the visit waits for.
    housekeeping.soon(guest.session()::closed);
  }

  private static Guest guest(WsContext context) {
    return context.attribute(SESSION);
  }

  private static void fault(Exception fault, WsContext context) {
    String reference = Reference.next();
    LOG.error("reference {}: fault in a socket", reference, fault);
    context.closeSession(CloseCode.FAULT.number(), "a fault of the server, reference " + reference);
  }

  /** Tells the watchers of a run that a fault has ended it, and the server's log why. */
  public static void failed(Run run, Throwable cause) {
    String reference = Reference.next();
    LOG.error("reference {}: a run failed", reference, cause);
    run.tellFailure(reference);
  }
}
