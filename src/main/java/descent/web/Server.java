package descent.web;

import descent.live.LiveSocket;
import descent.live.Origins;
import descent.run.Admission;
import descent.run.NanoClock;
import descent.run.Runs;
import descent.run.Scheduler;
import descent.run.Watchdog;
import descent.web.api.RunApi;
import descent.web.api.TranslateApi;
import descent.web.check.CheckApi;
import descent.web.check.CheckPage;
import descent.web.http.Addresses;
import descent.web.http.Assets;
import descent.web.http.Headers;
import descent.web.http.Health;
import descent.web.http.Hosts;
import descent.web.http.OpenApi;
import descent.web.http.Operation;
import descent.web.http.Problems;
import descent.web.page.Page;
import descent.web.page.SchemaJson;
import descent.web.page.Templates;
import descent.web.step.StepApi;
import descent.web.step.StepPage;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.session.DefaultSessionCache;

/** The server: its parts, put together and started. */
public final class Server implements AutoCloseable {
  /** What the kernel may hold of frames that a slow page has not taken. */
  private static final int SEND_BUFFER = 64 * 1024;

  private static final Path WEB = Path.of("web");

  /** A slice takes milliseconds; one that takes so long will not come back. */
  private static final long HUNG = 60_000_000_000L;

  private static final long SECOND = 1_000_000_000L;

  private final Scheduler scheduler;
  private final Scheduler housekeeping;
  private final Runs runs;
  private final LiveSocket live;
  private final RunApi api;
  private final Javalin javalin;

  public Server(Settings settings) {
    scheduler = new Scheduler(settings.threads(), NanoClock.system());
    housekeeping = Scheduler.ofHousekeeping(NanoClock.system());
    housekeeping.add(new Watchdog(scheduler, HUNG, SECOND)).wake();
    Hosts hosts = new Hosts(settings.host(), hosts(settings));
    Admission admission = new Admission(settings.limits());
    runs = new Runs(settings.limits(), admission, scheduler, LiveSocket::failed);
    Addresses addresses = new Addresses(settings.proxies());
    live =
        new LiveSocket(
            runs, housekeeping, new Origins(settings.origins()), addresses::of, settings.silence());
    Optional<Path> disk = settings.development() ? Optional.of(WEB) : Optional.empty();
    Assets assets = new Assets(disk);
    Templates templates = new Templates(disk, assets.folder());
    Page page = new Page(templates, settings.limits(), version());
    CheckPage checkPage = new CheckPage(templates, settings.limits());
    StepPage stepPage = new StepPage(templates, settings.limits());
    Health health = new Health(scheduler, version());
    api = new RunApi(settings.limits(), admission, scheduler, addresses);
    CheckApi checks = new CheckApi(settings.limits(), admission, scheduler, addresses);
    StepApi steps = new StepApi(settings.limits(), admission, scheduler, addresses);
    Headers headers = new Headers(settings.frameAncestors());
    Map<Operation, Handler> routes = new LinkedHashMap<>();
    routes.put(Operation.page("/", "The playground", true), page::show);
    routes.put(Operation.page("/twins", "The notebooks' figures", false), page::showTwins);
    routes.put(Operation.page("/gradient-check", "The gradient check", true), checkPage::show);
    routes.put(Operation.page("/slow-motion", "One step in slow motion", true), stepPage::show);
    routes.put(Health.OPERATION, health::answer);
    routes.put(RunApi.OPERATION, api::answer);
    routes.put(CheckApi.OPERATION, checks::answer);
    routes.put(StepApi.STEP, steps::answer);
    routes.put(StepApi.PROGRAM, steps::program);
    routes.put(SchemaJson.OPERATION, SchemaJson::answer);
    routes.put(TranslateApi.OPERATION, TranslateApi::answer);
    for (String folder : List.of("/scripts", "/styles", "/images", "/webjars")) {
      routes.put(Operation.files(folder, "Files of the pages"), assets::serve);
    }
    routes.put(
        Operation.files("/assets", "Files of the pages, each by a hash of what it holds"),
        assets::serveKept);
    routes.put(
        new Operation("/favicon.ico", "The icon", false, List.of(), "image/x-icon", Map.of()),
        assets::serveIcon);
    List<Operation> operations = new ArrayList<>(routes.keySet());
    operations.add(OpenApi.OPERATION);
    routes.put(OpenApi.OPERATION, new OpenApi(version(), operations)::answer);
    javalin =
        Javalin.create(
            config -> {
              quiet(config);
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
              config.jetty.addConnector((server, http) -> connector(server, http, settings));
              config.routes.before(headers::set);
              config.routes.before(hosts::check);
              config.routes.wsBeforeUpgrade(hosts::check);
              routes.forEach((operation, handler) -> route(config, operation, handler));
              Problems.install(config);
              live.install(config, settings.silence().multipliedBy(2));
            });
  }

  /** Runs are started by GET alone: a HEAD would train for nothing. */
  private static void route(JavalinConfig config, Operation operation, Handler handler) {
    String path = operation.path().replace("{path}", "*");
    config.routes.get(path, handler);
    if (!operation.path().startsWith("/api/") || !operation.experiment()) {
      config.routes.head(path, handler);
    }
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = 1_000_000;
  }

  private static Connector connector(
      org.eclipse.jetty.server.Server server, HttpConfiguration http, Settings settings) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptedSendBufferSize(SEND_BUFFER);
    return connector;
  }

  /**
   * A server that listens.
   *
   * @throws IllegalArgumentException if it can't, with a sentence that says why
   */
  public static Server listening(Settings settings) {
    Listening.check(settings.host(), settings.port());
    return new Server(settings).start();
  }

  /** Names of its own: those set, and those of the pages that may open the socket. */
  private static Set<String> hosts(Settings settings) {
    Set<String> names = new HashSet<>(settings.hosts());
    settings.origins().forEach(origin -> names.add(URI.create(origin).getHost()));
    return names;
  }

  public Server start() {
    javalin.start();
    return this;
  }

  public int port() {
    return javalin.port();
  }

  /** The paths that are answered to GET, as the router has them. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .filter(handler -> handler.endpoint.method.equals(HandlerType.GET))
        .map(handler -> handler.endpoint.path)
        .toList();
  }

  /** Runs that are held now. */
  public int runs() {
    return runs.count();
  }

  /** Runs through the API that go on now. */
  public int apiRuns() {
    return api.count();
  }

  /** Sockets that are open now. */
  public int sockets() {
    return live.count();
  }

  /** HTTP sessions that Jetty keeps; there should be none. */
  public int httpSessions() {
    return javalin.jettyServer().server().getDescendants(SessionHandler.class).stream()
        .map(SessionHandler::getSessionCache)
        .mapToInt(
            cache ->
                cache instanceof DefaultSessionCache kept ? (int) kept.getSessionsCurrent() : 0)
        .sum();
  }

  @Override
  public void close() {
    live.close();
    javalin.stop();
    scheduler.close();
    housekeeping.close();
  }

  static String version() {
    return Optional.ofNullable(Server.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
