package descent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private static final long PATIENCE_S = 20;

  private final NanoClock clock = NanoClock.system();
  private Scheduler scheduler = new Scheduler(1, clock);

  @AfterEach
  void close() {
    scheduler.close();
  }

  private static Work work(LongUnaryOperator slice, AtomicReference<Throwable> failure) {
    return new Work() {
      @Override
      public long workUntil(long deadline) {
        return slice.applyAsLong(deadline);
      }

      @Override
      public void failed(Throwable cause) {
        failure.set(cause);
      }
    };
  }

  private static Work work(LongUnaryOperator slice) {
    return work(slice, new AtomicReference<>());
  }

  /**
   * Work that never ends, takes {@code ms} a slice by the test's clock, and counts what it was
   * given.
   */
  private static Work greedy(ManualClock time, int ms, AtomicLong used) {
    return work(
        deadline -> {
          time.passMs(ms);
          used.addAndGet(ms);
          return 0;
        });
  }

  @Test
  void runsThatAlwaysWantToWorkGetEqualTime() {
    ManualClock time = new ManualClock();
    Scheduler byHand = new Scheduler(0, time, time);
    List<AtomicLong> used =
        List.of(new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
    used.forEach(one -> byHand.add(greedy(time, 3, one)).wake());

    for (int i = 0; i < 400; i++) {
      assertThat(byHand.serveOne()).isTrue();
    }

    assertThat(used).allSatisfy(one -> assertThat(one).hasValue(300));
  }

  @Test
  void aRunWithLongEpochsDoesNotGetMoreThanOneWithShortOnes() {
    ManualClock time = new ManualClock();
    Scheduler byHand = new Scheduler(0, time, time);
    AtomicLong ofLong = new AtomicLong();
    AtomicLong ofShort = new AtomicLong();
    byHand.add(greedy(time, 100, ofLong)).wake();
    byHand.add(greedy(time, 3, ofShort)).wake();

    for (int i = 0; i < 1_000; i++) {
      byHand.serveOne();
    }

    assertThat((double) ofLong.get() / ofShort.get()).isBetween(0.9, 1.1);
  }

  @Test
  void whoWakesUpGoesNextButIsNotOwedTheTimeItSlept() {
    ManualClock time = new ManualClock();
    Scheduler byHand = new Scheduler(0, time, time);
    AtomicLong used = new AtomicLong();
    AtomicLong ofSleeper = new AtomicLong();
    for (int i = 0; i < 16; i++) {
      byHand.add(greedy(time, 3, used)).wake();
    }
    Scheduler.Task sleeper = byHand.add(greedy(time, 3, ofSleeper));
    for (int i = 0; i < 1_600; i++) {
      byHand.serveOne();
    }

    sleeper.wake();
    byHand.serveOne();
    assertThat(ofSleeper).hasValue(3);
    for (int i = 0; i < 170; i++) {
      byHand.serveOne();
    }

    assertThat(ofSleeper.get()).isBetween(27L, 40L);
  }

  @Test
  void backgroundWorkGivesWayAndTakesWhatNobodyWants() {
    ManualClock time = new ManualClock();
    Scheduler byHand = new Scheduler(0, time, time);
    AtomicLong ofRun = new AtomicLong();
    AtomicLong inBackground = new AtomicLong();
    byHand.addInBackground(greedy(time, 3, inBackground)).wake();
    for (int i = 0; i < 100; i++) {
      byHand.serveOne();
    }
    assertThat(inBackground).hasValue(300);

    byHand.add(greedy(time, 3, ofRun)).wake();
    for (int i = 0; i < 2_100; i++) {
      byHand.serveOne();
    }

    assertThat(ofRun.get() / (double) (inBackground.get() - 300)).isBetween(15.0, 25.0);
  }

  @Test
  void aRunThatWakesGoesBeforeWhatWorkedInTheBackground() {
    ManualClock time = new ManualClock();
    Scheduler byHand = new Scheduler(0, time, time);
    AtomicLong ofRun = new AtomicLong();
    AtomicLong inBackground = new AtomicLong();
    byHand.addInBackground(greedy(time, 3, inBackground)).wake();
    for (int i = 0; i < 100; i++) {
      byHand.serveOne();
    }

    byHand.add(greedy(time, 3, ofRun)).wake();
    byHand.serveOne();

    assertThat(ofRun).hasValue(3);
  }

  @Test
  void whatOneThrowsEndsThatOneOnly() throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch well = new CountDownLatch(100);
    Scheduler.Task bad =
        scheduler.add(
            work(
                deadline -> {
                  calls.incrementAndGet();
                  throw new StackOverflowError("deep");
                },
                failure));
    bad.wake();
    scheduler
        .add(
            work(
                deadline -> {
                  well.countDown();
                  bad.wake();
                  return 0;
                }))
        .wake();

    assertThat(well.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(failure.get()).isInstanceOf(StackOverflowError.class);
    assertThat(calls).hasValue(1);
  }

  @Test
  void sleepersWakeWhenTheyAreDueInOrder() throws InterruptedException {
    List<Integer> order = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(3);
    long start = clock.nanos();
    for (int ms : new int[] {900, 300, 600}) {
      AtomicInteger calls = new AtomicInteger();
      scheduler
          .add(
              work(
                  deadline -> {
                    if (calls.getAndIncrement() == 0) {
                      return start + ms * 1_000_000L;
                    }
                    order.add(ms);
                    done.countDown();
                    return Work.NEVER;
                  }))
          .wake();
    }

    assertThat(done.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly(300, 600, 900);
  }

  @Test
  void aWakeDuringTheSliceIsNotLost() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    CountDownLatch again = new CountDownLatch(2);
    Scheduler.Task task =
        scheduler.add(
            work(
                deadline -> {
                  inside.countDown();
                  again.countDown();
                  try {
                    woken.await(PATIENCE_S, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return Work.NEVER;
                }));
    task.wake();
    assertThat(inside.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

    task.wake();
    woken.countDown();

    assertThat(again.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void noWorkIsDoneByTwoThreadsAtOnce() throws InterruptedException {
    scheduler.close();
    scheduler = new Scheduler(4, clock);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(2_000);
    Scheduler.Task task =
        scheduler.add(
            work(
                deadline -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.yield();
                  inside.decrementAndGet();
                  done.countDown();
                  return 0;
                }));
    for (int i = 0; i < 1_000; i++) {
      task.wake();
    }

    assertThat(done.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(most).hasValue(1);
  }

  @Test
  void endedWorkIsNeverCalledAgainAndClosingEndsTheThreads() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch running = new CountDownLatch(3);
    Scheduler.Task task =
        scheduler.add(
            work(
                deadline -> {
                  calls.incrementAndGet();
                  running.countDown();
                  return 0;
                }));
    task.wake();
    assertThat(running.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

    task.end();
    task.wake();
    scheduler.close();
    int after = calls.get();
    Thread.sleep(30);

    assertThat(calls).hasValue(after);
    assertThat(scheduler.liveThreads()).isZero();
  }

  @Test
  void whoHangsIsEndedAndToldAndTheOthersGoOn() throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    CountDownLatch well = new CountDownLatch(10);
    scheduler
        .add(
            work(
                deadline -> {
                  inside.countDown();
                  waitFor(free);
                  return 0;
                },
                failure))
        .wake();
    assertThat(inside.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    scheduler
        .add(
            work(
                deadline -> {
                  well.countDown();
                  return 0;
                }))
        .wake();

    assertThat(scheduler.replaceHung(PATIENCE_S * 1_000_000_000L)).isZero();
    while (scheduler.replaceHung(1_000_000) == 0) {
      Thread.sleep(2);
    }

    assertThat(well.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(failure.get()).hasMessageContaining("took longer");
    free.countDown();
  }

  @Test
  void anInterruptEndsNothing() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch well = new CountDownLatch(1);
    scheduler
        .add(
            work(
                deadline -> {
                  Thread.currentThread().interrupt();
                  interrupted.countDown();
                  return Work.NEVER;
                }))
        .wake();
    assertThat(interrupted.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

    scheduler
        .add(
            work(
                deadline -> {
                  well.countDown();
                  return Work.NEVER;
                }))
        .wake();

    assertThat(well.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoThrowsAgainWhenToldEndsNothing() throws InterruptedException {
    CountDownLatch well = new CountDownLatch(1);
    Work bad =
        new Work() {
          @Override
          public long workUntil(long deadline) {
            throw new IllegalStateException("first");
          }

          @Override
          public void failed(Throwable cause) {
            throw new OutOfMemoryError("second");
          }
        };
    scheduler.add(bad).wake();
    scheduler
        .add(
            work(
                deadline -> {
                  well.countDown();
                  return Work.NEVER;
                }))
        .wake();

    assertThat(well.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(scheduler.liveThreads()).isEqualTo(1);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
