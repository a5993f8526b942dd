package dev.stowage.docker.run;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads that are made when needed and go after ten idle seconds. */
final class WorkerThreads {

  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private WorkerThreads() {}

  static ExecutorService start() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        WorkerThreads::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "stowage-call-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
