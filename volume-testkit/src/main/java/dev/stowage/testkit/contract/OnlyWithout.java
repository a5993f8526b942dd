package dev.stowage.testkit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of what engines do that lack a feature. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyWithout {

  /**
   * Returns the feature.
   *
   * @return the feature that must be missing
   */
  EngineFeature value();
}
