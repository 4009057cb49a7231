package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import descent.run.Admission;
import descent.run.Command;
import descent.run.Limits;
import descent.run.NanoClock;
import descent.run.Run;
import descent.run.Runs;
import descent.run.Scheduler;
import descent.url.ExperimentUrl;
import descent.view.Lines;
import descent.view.Look;
import io.javalin.Javalin;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Faults of the server itself: the visitor gets a reference, nobody else notices. */
class FaultTest {
  private static final Limits LIMITS =
      new Limits(10_000, 50, 256, 100_000, 200_000_000, 1_000_000_000, 9, 9, 1_000_000_000);

  @Test
  void anExceptionInASocketIsNotToldToThePage() {
    try (Scheduler scheduler = new Scheduler(1, NanoClock.system())) {
      LiveSocket brokenForWantOfRuns =
          new LiveSocket(
              null, scheduler, new Origins(Set.of()), context -> "a", Duration.ofSeconds(60));
      Javalin javalin =
          Javalin.create(config -> brokenForWantOfRuns.install(config, Duration.ofSeconds(60)))
              .start(0);
      try (TestPage page = TestPage.at(javalin.port())) {
        page.say("{'type':'open','experiment':''}");

        assertThat(page.awaitClose()).isEqualTo(1011);
        assertThat(page.closeReason()).matches("a fault of the server, reference [0-9a-f]{8}");
      } finally {
        javalin.stop();
      }
    }
  }

  @Test
  void aRunsFaultEndsThatRunTellsItsWatchersAndLeavesTheOthersAlone() throws Exception {
    try (Scheduler scheduler = new Scheduler(1, NanoClock.system())) {
      CompletableFuture<Throwable> told = new CompletableFuture<>();
      Runs runs =
          new Runs(
              LIMITS,
              new Admission(LIMITS),
              scheduler,
              (run, cause) -> {
                LiveSocket.failed(run, cause);
                told.complete(cause);
              });
      CompletableFuture<String> sent = new CompletableFuture<>();
      Mailbox mailbox = new Mailbox(new Recorder(sent));
      Mailbox others = new Mailbox(new Recorder(new CompletableFuture<>()));
      Run bad = runs.open(ExperimentUrl.parse("n=20&layers=2"), 0, "a", mailbox, Optional.empty());
      Run good = runs.open(ExperimentUrl.parse("n=20&layers=2"), 0, "a", others, Optional.empty());
      mailbox.follow(bad, 0);

      // A look that no page can send: what it names does not exist, and the camera cannot find it.
      bad.ask(
          new Command.LookAt(
              new Look(
                  Lines.WEIGHT,
                  true,
                  Optional.of(new Look.Probe(0, -1, 0, 0, 0)),
                  Optional.empty(),
                  Optional.empty())));
      // As a page does, which wants the next picture as soon as it has drawn one: the wish itself
      // may be met by a
      // picture of the look before.
      for (int i = 0; i < 2_000 && !told.isDone(); i++) {
        bad.wantPicture();
        Thread.sleep(10);
      }
      assertThat(told).isCompleted();
      good.ask(new Command.StepEpoch());

      assertThat(sent.get(20, TimeUnit.SECONDS))
          .contains("\"run\"")
          .matches(".*reference [0-9a-f]{8}.*");
      for (int i = 0; i < 500 && good.state().epoch() < 1; i++) {
        Thread.sleep(10);
      }
      assertThat(good.state().epoch()).isEqualTo(1);
      assertThat(runs.count()).isEqualTo(1);
    }
  }

  /** Takes everything at once and keeps the first problem. */
  private record Recorder(CompletableFuture<String> problem) implements FrameSender {
    @Override
    public void text(String text, Runnable done) {
      if (text.contains("\"problem\"")) {
        problem.complete(text);
      }
      done.run();
    }

    @Override
    public void binary(java.nio.ByteBuffer bytes, Runnable done) {
      done.run();
    }

    @Override
    public void close(int code, String reason) {}
  }
}
