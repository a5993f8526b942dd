package dev.stowage.testkit.junit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test class be run by another test only, and not by the build that finds it. */
final class ToBeRun implements ExecutionCondition {

  static final String KEY = "dev.stowage.testkit.junit.run";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context.getConfigurationParameter(KEY).isPresent()
        ? ConditionEvaluationResult.enabled("run by another test")
        : ConditionEvaluationResult.disabled("not run by another test");
  }
}
