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

  /** Work that never ends and counts the time it was given. */
  private Work greedy(AtomicLong used) {
    return work(
        deadline -> {
          long start = clock.nanos();
          while (clock.nanos() < deadline) {
            Thread.onSpinWait();
          }
          used.addAndGet(clock.nanos() - start);
          return 0;
        });
  }

  @Test
  void runsThatAlwaysWantToWorkGetEqualTime() throws InterruptedException {
    List<AtomicLong> used = List.of(new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
    used.forEach(one -> scheduler.add(greedy(one)).wake());

    Thread.sleep(600);
    scheduler.close();

    long total = used.stream().mapToLong(AtomicLong::get).sum();
    assertThat(used).allSatisfy(one -> assertThat(one.get() * 4.0 / total).isBetween(0.6, 1.4));
  }

  @Test
  void aRunWithLongEpochsDoesNotGetMoreThanOneWithShortOnes() throws InterruptedException {
    AtomicLong shortUsed = new AtomicLong();
    AtomicLong longUsed = new AtomicLong();
    scheduler.add(greedy(shortUsed)).wake();
    Work longEpochs = greedy(longUsed);
    scheduler.add(work(deadline -> longEpochs.workUntil(deadline + 10 * Scheduler.QUANTUM))).wake();

    Thread.sleep(1_000);
    scheduler.close();

    assertThat((double) longUsed.get() / shortUsed.get()).isBetween(0.5, 2.0);
  }

  @Test
  void whoWakesUpGoesBeforeThoseThatHaveWorkedAllTheTime() throws InterruptedException {
    AtomicLong used = new AtomicLong();
    for (int i = 0; i < 16; i++) {
      scheduler.add(greedy(used)).wake();
    }
    Thread.sleep(200);
    CountDownLatch done = new CountDownLatch(1);
    Scheduler.Task polite =
        scheduler.add(
            work(
                deadline -> {
                  done.countDown();
                  return Work.NEVER;
                }));

    long start = clock.nanos();
    polite.wake();
    assertThat(done.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

    // 16 quanta would be 48 ms; one is 3 ms, and a loaded machine takes its time.
    assertThat(clock.nanos() - start).isLessThan(40_000_000L);
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
    for (int ms : new int[] {60, 20, 40}) {
      AtomicInteger calls = new AtomicInteger();
      scheduler
          .add(
              work(
                  deadline -> {
                    if (calls.getAndIncrement() == 0) {
                      return clock.nanos() + ms * 1_000_000L;
                    }
                    order.add(ms);
                    done.countDown();
                    return Work.NEVER;
                  }))
          .wake();
    }

    assertThat(done.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly(20, 40, 60);
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
}
