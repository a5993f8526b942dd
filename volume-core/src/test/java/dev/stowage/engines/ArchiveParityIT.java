package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Archive calls do the same on a real engine and on the one in memory that imitates it. */
class ArchiveParityIT extends EngineTest {

  @Test
  void archives_doTheSameAndAsRecorded() throws IOException {
    SameOnBoth same = new SameOnBoth(engine);
    try (ArchiveCases cases = new ArchiveCases(same, name("archive"))) {
      cases.all();
    }
    List<String> answers = same.assertSame();
    RecordedAnswers.write(same.profile().name(), answers);
    assertThat(answers)
        .hasSizeGreaterThanOrEqualTo(ArchiveCases.FEWEST)
        .containsExactlyElementsOf(RecordedAnswers.read(same.profile().name()));
  }
}
