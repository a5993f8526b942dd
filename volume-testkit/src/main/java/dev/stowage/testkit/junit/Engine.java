package dev.stowage.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Chooses which engine is imitated, for a test or for all tests of a class and of the classes in
 * it; the nearest counts.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Engine {

  /**
   * Names an engine.
   *
   * @return the name of an {@link dev.stowage.testkit.engine.EngineProfile}, such as {@code 20.10}
   */
  String value();
}
