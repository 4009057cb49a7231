package descent.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares a few training threads fairly among all runs; the one class that makes threads.
 *
 * <p>Work is done in slices of {@link #QUANTUM} nanoseconds. Of those that wait, the one that has
 * used the least processor time goes next (time during which the machine did something else is
 * nobody's fault); who comes back from sleep is not owed the time it slept. What one throws ends
 * that one only.
 */
public final class Scheduler implements AutoCloseable {
  /** Length of a slice, ns. */
  public static final long QUANTUM = 2_000_000;

  /** How many times the time of background work counts. */
  public static final int BACKGROUND = 20;

  private static final long CLOSE_WAIT_MS = 2_000;
  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  private final String name;
  private final NanoClock clock;
  private final NanoClock meter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Task> ready =
      new PriorityQueue<>(
          Comparator.<Task>comparingLong(t -> t.used).thenComparingLong(t -> t.turn));
  private final PriorityQueue<Task> sleeping =
      new PriorityQueue<>(Comparator.comparingLong(t -> t.due));
  private final List<Server> servers = new ArrayList<>();
  private long usedByLatest;
  private long turns;
  private boolean closed;

  /** A scheduler that counts what work has used by the processor's time. */
  public Scheduler(int threadCount, NanoClock clock) {
    this("training", threadCount, clock, NanoClock.ofThisThread());
  }

  /** One thread for what must go on however long a slice of training takes: pings, reaping. */
  public static Scheduler ofHousekeeping(NanoClock clock) {
    return new Scheduler("housekeeping", 1, clock, NanoClock.ofThisThread());
  }

  /**
   * @param meter the time that the calling thread has used
   */
  Scheduler(int threadCount, NanoClock clock, NanoClock meter) {
    this("training", threadCount, clock, meter);
  }

  private Scheduler(String name, int threadCount, NanoClock clock, NanoClock meter) {
    this.name = name;
    this.clock = clock;
    this.meter = meter;
    for (int i = 0; i < threadCount; i++) {
      servers.add(new Server(i + 1));
    }
    servers.forEach(server -> server.thread.start());
  }

  /** Cores − 1, at least 1: one core is left to the sockets. */
  public static int usualThreads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }

  public NanoClock clock() {
    return clock;
  }

  /** Takes in work, asleep until it is woken. */
  public Task add(Work work) {
    return new Task(work, 1);
  }

  /**
   * Takes in work that gives way, asleep until it is woken: its time counts {@link #BACKGROUND}
   * times, so that of a thread that others want as well it gets about a twentieth, and all of one
   * that is idle.
   */
  public Task addInBackground(Work work) {
    return new Task(work, BACKGROUND);
  }

  /** Does something once, on a thread of this scheduler, where nothing is locked. */
  public void soon(Runnable once) {
    add(new Work() {
          @Override
          public long workUntil(long deadline) {
            once.run();
            return NEVER;
          }

          @Override
          public void failed(Throwable cause) {
            LOG.error("something that was to be done once failed", cause);
          }
        })
        .wake();
  }

  private enum State {
    ASLEEP,
    SLEEPING_UNTIL_DUE,
    READY,
    RUNNING,
    ENDED
  }

  /** A piece of work's place in the scheduler. */
  public final class Task {
    private final Work work;
    private final int counts;
    private State state = State.ASLEEP;
    private boolean wokenWhileRunning;
    private long due;
    private long used;
    private long turn;

    private Task(Work work, int counts) {
      this.work = work;
      this.counts = counts;
    }

    /** Lets the work go on as soon as it is its turn. */
    public void wake() {
      lock.lock();
      try {
        if (state == State.RUNNING) {
          wokenWhileRunning = true;
        } else if (state == State.ASLEEP || state == State.SLEEPING_UNTIL_DUE) {
          sleeping.remove(this);
          makeReady(this);
          changed.signal();
        }
      } finally {
        lock.unlock();
      }
    }

    /** Never works again; a slice under way is finished. */
    public void end() {
      lock.lock();
      try {
        ready.remove(this);
        sleeping.remove(this);
        state = State.ENDED;
      } finally {
        lock.unlock();
      }
    }
  }

  /** Ends all threads after their present slice. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    for (Server server : List.copyOf(servers)) {
      try {
        server.thread.join(CLOSE_WAIT_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  int liveThreads() {
    return (int) servers.stream().filter(server -> server.thread.isAlive()).count();
  }

  /** A thread and what it is at. Whatever happens in a slice, the thread goes on with the next. */
  private final class Server implements Runnable {
    private final int number;
    private final Thread thread;
    private volatile Task at;
    private volatile long since;

    /** Its work hangs: another thread has its place, and it ends when it comes back, if it does. */
    private volatile boolean replaced;

    Server(int number) {
      this.number = number;
      thread = new Thread(this, name + "-" + number);
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      while (!replaced) {
        try {
          Task task = next();
          if (task == null) {
            return;
          }
          since = clock.nanos();
          at = task;
          slice(task);
        } catch (Throwable thrown) {
          LOG.error("{} goes on after", thread.getName(), thrown);
        } finally {
          at = null;
        }
      }
    }
  }

  /**
   * Puts another thread in the place of each whose slice has taken longer than {@code limit}
   * nanoseconds, ends that work and tells it. Called now and then by who watches over the threads.
   *
   * @return how many were replaced
   */
  public int replaceHung(long limit) {
    List<Task> hung = new ArrayList<>();
    lock.lock();
    try {
      for (int i = 0; i < servers.size() && !closed; i++) {
        Server server = servers.get(i);
        Task task = server.at;
        boolean hangs = task != null && clock.nanos() - server.since > limit;
        if (hangs || !server.thread.isAlive()) {
          server.replaced = true;
          Server next = new Server(server.number);
          servers.set(i, next);
          next.thread.start();
          hung.add(task);
        }
      }
    } finally {
      lock.unlock();
    }
    for (Task task : hung) {
      LOG.error("a thread of {} hung and was replaced", name);
      if (task != null) {
        task.end();
        tell(
            task,
            new IllegalStateException("a slice took longer than " + limit / 1_000_000 + " ms"));
      }
    }
    return hung.size();
  }

  /** Gives one slice to whose turn it is, on the caller's thread; false if nobody is ready. */
  boolean serveOne() {
    Task task;
    lock.lock();
    try {
      task = takeReady();
    } finally {
      lock.unlock();
    }
    if (task != null) {
      slice(task);
    }
    return task != null;
  }

  private void slice(Task task) {
    long start = meter.nanos();
    long again;
    try {
      again = task.work.workUntil(clock.nanos() + QUANTUM);
    } catch (Throwable thrown) {
      again = Work.NEVER;
      task.end();
      tell(task, thrown);
    }
    back(task, start, again);
  }

  private static void tell(Task task, Throwable thrown) {
    try {
      task.work.failed(thrown);
    } catch (RuntimeException | Error e) {
      LOG.error("work that failed with {} could not be told", thrown, e);
    }
  }

  private Task next() {
    lock.lock();
    try {
      while (!closed) {
        Task task = takeReady();
        if (task != null) {
          return task;
        }
        await(clock.nanos());
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private Task takeReady() {
    long now = clock.nanos();
    while (!sleeping.isEmpty() && sleeping.peek().due <= now) {
      makeReady(sleeping.poll());
    }
    Task task = ready.poll();
    if (task != null) {
      task.state = State.RUNNING;
      usedByLatest = Math.max(usedByLatest, task.used);
    }
    return task;
  }

  private void await(long now) {
    try {
      if (sleeping.isEmpty()) {
        changed.await();
      } else {
        changed.await(sleeping.peek().due - now, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      // Nobody is to interrupt these threads; who does ends nothing.
      LOG.warn("{} was interrupted", Thread.currentThread().getName());
    }
  }

  private void back(Task task, long start, long again) {
    lock.lock();
    try {
      task.used += (meter.nanos() - start) * task.counts;
      if (task.state == State.ENDED) {
        return;
      }
      long now = clock.nanos();
      if (task.wokenWhileRunning || again <= now) {
        makeReady(task);
      } else if (again == Work.NEVER) {
        task.state = State.ASLEEP;
      } else {
        task.state = State.SLEEPING_UNTIL_DUE;
        task.due = again;
        sleeping.add(task);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void makeReady(Task task) {
    task.wokenWhileRunning = false;
    task.state = State.READY;
    task.used = Math.max(task.used, usedByLatest);
    task.turn = turns++;
    ready.add(task);
  }
}
