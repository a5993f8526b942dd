package dev.stowage.volume.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What a manifest keeps is what it was given, however it is packed. */
class ManifestTest {

  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final List<FileKind> KINDS = List.of(FileKind.values());

  private static ManifestEntry file(String path, long size) {
    return new ManifestEntry(state(path, FileKind.FILE).size(size).build(), HASH);
  }

  private static FileState.Builder state(String path, FileKind kind) {
    return FileState.at(ContentPath.of(path), kind);
  }

  private static ManifestEntry link(String path, String target) {
    return new ManifestEntry(state(path, FileKind.HARD_LINK).link(target).build(), "");
  }

  private static ManifestEntry random(Random random) {
    FileKind kind = KINDS.get(random.nextInt(KINDS.size()));
    String path = "d" + random.nextInt(9) + "/é日𝒳".substring(0, random.nextInt(3) + 1);
    FileState.Builder state =
        state(path + "-x/" + random.nextInt(300), kind)
            .size(random.nextBoolean() ? random.nextLong() : random.nextInt(200))
            .access(new FileOwner(random.nextInt(3), random.nextInt(70_000)), random.nextInt(4096))
            .modified(
                Instant.ofEpochSecond(
                    random.nextInt(), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000)));
    if (kind == FileKind.SYMLINK || kind == FileKind.HARD_LINK) {
      state.link("some/where" + random.nextInt(10));
    }
    if (kind == FileKind.BLOCK_DEVICE) {
      state.device("8:" + random.nextInt(10));
    }
    return new ManifestEntry(state.build(), kind == FileKind.FILE ? HASH : "");
  }

  @RepeatedTest(20)
  void entries_comeOutAsTheyWentIn_theLastOfEachPath(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<ManifestEntry> given = new ArrayList<>();
    for (int i = random.nextInt(3_000); i > 0; i--) {
      given.add(random(random));
    }
    if (random.nextBoolean()) {
      given.sort((one, two) -> one.state().path().compareTo(two.state().path()));
    }
    Map<ContentPath, ManifestEntry> expected = new TreeMap<>();
    given.forEach(entry -> expected.put(entry.state().path(), entry));

    Manifest manifest = Manifest.of(given);

    assertThat(manifest.entries()).containsExactlyElementsOf(expected.values());
    for (int i = 0; i < manifest.entries().size(); i += 97) {
      assertThat(manifest.entries().get(i)).isEqualTo(List.copyOf(expected.values()).get(i));
    }
    Collections.shuffle(given, random);
    assertThat(manifest.entries()).hasSize(expected.size());
    assertThat(manifest.differences(manifest)).isEmpty();
  }

  @Test
  void contentAlone_leavesOwnerAndModeAside() {
    ManifestEntry own = new ManifestEntry(state("a", FileKind.FILE).size(1).build(), HASH);
    ManifestEntry other =
        new ManifestEntry(
            state("a", FileKind.FILE).size(1).access(new FileOwner(7, 7), 0_600).build(), HASH);
    ManifestEntry longer = file("a", 2);
    Manifest manifest = Manifest.of(List.of(own));

    assertThat(manifest.differences(Manifest.of(List.of(other)))).hasSize(1);
    ManifestComparison alike = manifest.compareContent();
    alike.add(other);
    assertThat(alike.differences()).isEmpty();
    ManifestComparison unlike = manifest.compareContent();
    unlike.add(longer);
    assertThat(unlike.differences()).hasSize(1);
  }

  @Test
  void losses_areAddedWithoutTouchingTheEntries() {
    Loss holes = new Loss(ContentPath.of("a"), Loss.Kind.HOLES);
    Loss access = new Loss(ContentPath.ROOT, Loss.Kind.OWNER_OR_MODE);
    Manifest manifest = Manifest.of(List.of(file("a", 1))).withLosses(List.of(holes));

    assertThat(manifest.withLosses(List.of())).isSameAs(manifest);
    assertThat(manifest.withLosses(List.of(access, holes)).losses()).containsExactly(access, holes);
    assertThat(manifest.withLosses(List.of(access)).entries()).isEqualTo(manifest.entries());
  }

  @Test
  void paths_areOrderedAsAnEngineWalks() {
    List<String> walk = List.of("", "a", "a/b", "a/b/c", "a-b", "a.b", "b", "é", "\uffee", "𝒳");
    List<ManifestEntry> entries =
        new ArrayList<>(walk.stream().map(path -> file(path, 1)).toList());
    Collections.reverse(entries);
    assertThat(Manifest.of(entries).entries())
        .extracting(entry -> entry.state().path().value())
        .containsExactlyElementsOf(walk);
  }

  @Test
  void differences_nameEachPath_inWhateverOrderTheyCome() {
    Manifest one = Manifest.of(List.of(file("a", 1), file("b", 2), file("c", 3), file("e", 5)));
    ManifestComparison comparison = one.compare();
    List.of(file("e", 5), file("d", 4), file("a", 1), file("b", 20)).forEach(comparison::add);
    assertThat(comparison.differences())
        .extracting(ContentPath::value)
        .containsExactly("b", "c", "d");
    assertThat(comparison.unmet()).extracting(ContentPath::value).containsExactly("b", "c");
  }

  @Test
  void differences_whichNameOfAFileComesFirst_isNone() {
    Manifest one = Manifest.of(List.of(file("a", 1), link("b", "a"), link("c", "a")));
    Manifest two = Manifest.of(List.of(link("a", "c"), link("b", "c"), file("c", 1)));
    assertThat(one.differences(two)).isEmpty();
    Manifest three = Manifest.of(List.of(file("a", 1), file("b", 1), link("c", "a")));
    assertThat(one.differences(three)).isNotEmpty();
  }

  @Test
  void lossesAreSortedAndPartOfIt() {
    Manifest manifest =
        Manifest.builder()
            .add(file("b", 1))
            .lost(new Loss(ContentPath.of("b"), Loss.Kind.HOLES))
            .lost(new Loss(ContentPath.of("a"), Loss.Kind.SOCKET))
            .build();
    assertThat(manifest.losses())
        .extracting(Loss::kind)
        .containsExactly(Loss.Kind.SOCKET, Loss.Kind.HOLES);
    assertThat(manifest).isNotEqualTo(Manifest.of(List.of(file("b", 1))));
    assertThat(manifest).hasToString("1 entries, 1 bytes, lost: [SOCKET of a, HOLES of b]");
  }

  @Test
  void whatIsNoHash_isRefused() {
    assertThatThrownBy(() -> new ManifestEntry(state("a", FileKind.FILE).build(), "ABC"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aManifestIsSmall() {
    Manifest.Builder builder = Manifest.builder();
    for (int directory = 100; directory < 600; directory++) {
      for (int file = 100; file < 600; file++) {
        builder.add(file("directory-" + directory + "/file-" + file, file));
      }
    }
    Manifest manifest = builder.build();
    int bytes = 0;
    EntryWriter writer = new EntryWriter();
    for (ManifestEntry entry : manifest.entries().subList(0, 1_000)) {
      writer.write(entry);
      bytes = writer.length();
    }
    assertThat(manifest.entries()).hasSize(250_000);
    assertThat(bytes / 1_000).isLessThan(50);
  }
}
