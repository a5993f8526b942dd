package dev.stowage.remote;

import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets one test at a time have an engine and its plugins. */
final class OneAtATime implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) {
    lock(context).lock();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (lock(context).isHeldByCurrentThread()) {
      lock(context).unlock();
    }
  }

  private static ReentrantLock lock(ExtensionContext context) {
    return ((OnRemoteEngine) context.getRequiredTestInstance()).remote().lock();
  }
}
