package descent.web;

import descent.live.LiveSocket;
import descent.live.Origins;
import descent.run.Admission;
import descent.run.Jobs;
import descent.run.NanoClock;
import descent.run.Runs;
import descent.run.Scheduler;
import descent.run.Watchdog;
import descent.url.ExperimentUrl;
import descent.web.api.RunLab;
import descent.web.api.TranslateLab;
import descent.web.check.CheckLab;
import descent.web.http.Addresses;
import descent.web.http.Assets;
import descent.web.http.Headers;
import descent.web.http.Health;
import descent.web.http.Hosts;
import descent.web.http.OpenApi;
import descent.web.http.Operation;
import descent.web.http.Problems;
import descent.web.http.WatchedConnector;
import descent.web.lab.Bench;
import descent.web.lab.Lab;
import descent.web.page.ProblemPage;
import descent.web.page.Templates;
import descent.web.play.PlaygroundLab;
import descent.web.step.StepLab;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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

  /** All that stands on this server; each brings its own pages and answers. */
  private static final List<Lab> LABS =
      List.of(
          new PlaygroundLab(version()),
          new RunLab(),
          new CheckLab(),
          new StepLab(),
          new TranslateLab());

  private final Scheduler scheduler;
  private final Scheduler housekeeping;
  private final Runs runs;
  private final LiveSocket live;
  private final Jobs jobs;
  private final Javalin javalin;

  public Server(Settings settings) {
    scheduler = new Scheduler(settings.threads(), NanoClock.system());
    housekeeping = Scheduler.ofHousekeeping(NanoClock.system());
    housekeeping.add(new Watchdog(scheduler, HUNG, SECOND)).wake();
    Hosts hosts = new Hosts(settings.host(), hosts(settings));
    Admission admission = new Admission(settings.limits());
    runs =
        new Runs(
            settings.limits(), admission, scheduler, LiveSocket::failed, ExperimentUrl::tooLong);
    Addresses addresses = new Addresses(settings.proxies());
    live =
        new LiveSocket(
            runs, housekeeping, new Origins(settings.origins()), addresses::of, settings.silence());
    Optional<Path> disk = settings.development() ? Optional.of(WEB) : Optional.empty();
    Assets assets = new Assets(disk);
    Templates templates = new Templates(disk, assets.folder());
    Health health = new Health(scheduler, version());
    jobs = new Jobs(admission, scheduler);
    Headers headers = new Headers(settings.frameAncestors());
    javalin =
        Javalin.create(
            config -> {
              quiet(config);
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
              config.jetty.addConnector((server, http) -> connector(server, http, settings));
              config.routes.before(headers::set);
              config.routes.before(hosts::check);
              config.routes.wsBeforeUpgrade(hosts::check);
              Bench bench =
                  new Bench(
                      config, settings.limits(), templates, jobs, addresses, new ArrayList<>());
              LABS.forEach(lab -> lab.install(bench));
              bench.answer(Health.OPERATION, health::answer);
              install(assets, bench);
              List<Operation> operations = new ArrayList<>(bench.operations());
              operations.add(OpenApi.OPERATION);
              bench.answer(OpenApi.OPERATION, new OpenApi(version(), operations)::answer);
              Problems.install(
                  config,
                  (context, problem) ->
                      templates.send(context, "problem.jte", new ProblemPage(problem)));
              live.install(config, settings.silence().multipliedBy(2));
            });
  }

  private static void install(Assets assets, Bench bench) {
    for (String folder : List.of("/scripts", "/styles", "/images", "/webjars")) {
      bench.page(Operation.files(folder, "Files of the pages"), assets::serve);
    }
    bench.page(
        Operation.files("/assets", "Files of the pages, each by a hash of what it holds"),
        assets::serveKept);
    bench.page(
        new Operation("/favicon.ico", "The icon", false, List.of(), "image/x-icon", Map.of()),
        assets::serveIcon);
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
    ServerConnector connector = new WatchedConnector(server, new HttpConnectionFactory(http));
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

  /** Jobs of the API that go on now. */
  public int jobs() {
    return jobs.count();
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
    jobs.close();
    javalin.stop();
    scheduler.close();
    housekeeping.close();
  }

  static String version() {
    return Optional.ofNullable(Server.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
