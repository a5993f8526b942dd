package dev.stowage.testkit.junit;

import dev.stowage.testkit.Leftover;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a test fail if it leaves such things in its engine; if not said, {@link
 * Leftover#OPEN_ANSWERS}. The nearest counts: that of the test, its class, or the class around it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface MustNotLeave {

  /**
   * Names what must not be left.
   *
   * @return all kinds; none lets everything pass
   */
  Leftover[] value();
}
