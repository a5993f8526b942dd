package dev.stowage.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run on several engines, one after the other, each fresh. It brings {@link
 * FakeDockerExtension} along and overrides {@link Engine}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith({FakeDockerExtension.class, EachEngine.class})
public @interface TestOnEachEngine {

  /**
   * Names the engines.
   *
   * @return names of {@link dev.stowage.testkit.engine.EngineProfile}s, such as {@code 20.10}; none
   *     means all that imitate Docker
   */
  String[] value() default {};
}
