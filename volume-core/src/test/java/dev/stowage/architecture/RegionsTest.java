package dev.stowage.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RegionsTest {

  @Test
  void regionsComeWithoutIndentationAndMarkers() {
    String source =
        """
        class A {
          void b() {
            // region whole
            first();
            // region part
            if (second()) {
              third();
            }
            // endregion

            fourth();
            // endregion
          }
        }
        """;

    assertThat(Regions.in(source))
        .containsOnlyKeys("whole", "part")
        .containsEntry("part", "if (second()) {\n  third();\n}")
        .containsEntry("whole", "first();\nif (second()) {\n  third();\n}\n\nfourth();");
  }

  @Test
  void brokenRegionsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Regions.in("// region a\nx();"));
    assertThatIllegalArgumentException().isThrownBy(() -> Regions.in("x();\n// endregion"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Regions.in("// region a\n// endregion\n// region a\n// endregion"));
  }

  @Test
  void fencedJavaIsReadAndOtherFencesAreNot() {
    String markdown =
        """
        Text with `code`.

        ```sh
        mvn verify
        ```

        ```java
        try (x) {
          y();
        }
        ```

        - a list:

          ```java
          z();
          ```

        ```
        plain
        ```
        """;

    assertThat(Regions.fencedJava(markdown)).containsExactly("try (x) {\n  y();\n}", "z();");
  }

  @Test
  void aFenceWithoutEndIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Regions.fencedJava("```java\nx();\n"));
  }

  @Test
  void javadocCodeIsRead() {
    String source =
        """
        /**
         * Sentence with {@code code}.
         *
         * <pre>{@code
         * try (x) {
         *
         *   y();
         * }
         * }</pre>
         *
         * <p>More.
         */
        class A {}
        """;

    assertThat(Regions.javadocCode(source)).containsExactly("try (x) {\n\n  y();\n}");
  }
}
