package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Change;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

      // A change that cannot be, asked for by something that fails when it is told so.
      bad.ask(
          new Command.ChangeTo(
              List.of(new Change.Keep(List.of(0.5, 0.5, 0.5))),
              refused -> {
                throw new IllegalStateException("a fault", refused);
              }));
      assertThat(told.get(20, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
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

  @Test
  void aLookThatFailsIsToldToTheOneWhoLooksAndEndsNothing() throws Exception {
    try (Scheduler scheduler = new Scheduler(1, NanoClock.system())) {
      Runs runs = new Runs(LIMITS, new Admission(LIMITS), scheduler, LiveSocket::failed);
      CompletableFuture<String> sent = new CompletableFuture<>();
      CompletableFuture<String> sentToOther = new CompletableFuture<>();
      Mailbox mailbox = new Mailbox(new Recorder(sent));
      Mailbox other = new Mailbox(new Recorder(sentToOther));
      Run run = runs.open(ExperimentUrl.parse("n=20&layers=2"), 0, "a", mailbox, Optional.empty());
      runs.resume(run.id(), other);
      mailbox.follow(run, 0);
      other.follow(run, 0);

      // A look that no page can send: what it names does not exist.
      Look nowhere =
          new Look(
              Lines.WEIGHT,
              true,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(new Look.Window(Lines.WEIGHT, 1, -5, 0)),
              Optional.empty(),
              Optional.empty(),
              OptionalInt.empty());
      run.ask(new Command.LookAt(mailbox, nowhere));
      for (int i = 0; i < 2_000 && !sent.isDone(); i++) {
        run.wantPicture(mailbox);
        Thread.sleep(10);
      }
      run.ask(new Command.StepEpoch());
      for (int i = 0; i < 500 && run.state().epoch() < 1; i++) {
        Thread.sleep(10);
      }

      assertThat(sent.getNow("")).contains("\"key\":\"look\"").matches(".*reference [0-9a-f]{8}.*");
      assertThat(sentToOther).isNotDone();
      assertThat(run.state().epoch()).isEqualTo(1);
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
