package dev.stowage.engines;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Keeps the tests of one class one after the other, though classes run beside each other. */
final class OneByOne implements ResourceLocksProvider {

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    return Set.of(new Lock(testClass.getName(), ResourceAccessMode.READ_WRITE));
  }
}
