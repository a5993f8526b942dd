package dev.stowage.content;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.docker.VolumeArchive;
import dev.stowage.engines.EngineTest;
import dev.stowage.engines.TestEngine.Ran;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.Loss;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.OutwardLinks;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.mount.ContainerMounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tree with every kind of entry, made by a program in a container, comes out and in again the
 * same, as a program in a container sees it; what cannot come is told.
 */
class EveryKindIT extends EngineTest {

  /**
   * Its directories get their times last, deepest first, as making what is in them changes them.
   */
  private static final String MAKE =
      """
      cd /data; umask 022
      mkdir -p dir/deep "ein Name/größe" "日本/語" empty 'back\\slash'
      printf content > dir/file; : > dir/empty; chmod 0600 dir/empty
      dd if=/dev/urandom of=large bs=1048576 count=3 2>/dev/null
      dd if=/dev/zero of=sparse bs=1 count=1 seek=1048575 2>/dev/null
      ln dir/file dir/hard; ln dir/file empty/hard; ln -s file dir/soft
      ln -s ../../../etc/passwd dir/outward; ln -s /absolute dir/rooted; ln -s nowhere dangling
      ln -s "$(printf %0150d 7)" long-target
      mkfifo -m 0640 pipe; ln pipe pipe-hard; ln dir/soft soft-hard
      mknod null c 1 3; mknod disk b 7 300; chmod 0666 null
      printf x > "$(printf %0255d 3)"; printf x > 'back\\slash/a\\b'; printf x > ' lead'
      printf x > 'trail '; printf x > "new
      line"; printf x > -dash; printf x > 'quote"'; printf x > .hidden; printf x > 'star*'
      d="$(printf %0200d 1)"; mkdir -p "$d/$d"; printf x > "$d/$d/$d"
      printf x > setuid; printf x > owned; chown 999:998 owned; chmod 06755 setuid
      printf x > great; chown 2000000000:2000000001 great; chown -h 5:6 dangling
      mkdir sticky; chmod 01777 sticky; mkdir setgid; chown 3:4 setgid; chmod 02750 setgid
      printf x > unreadable; chmod 0 unreadable
      touch -d '1985-10-26 01:21:00' dir/file; touch -d '2038-01-20 00:00:00' owned
      chown 70:71 .; chmod 0711 .
      find . -depth -type d | while IFS= read -r d; do touch -d '2001-02-03 04:05:06' "$d"; done
      """;

  /** Names, kinds, modes, owners, sizes, times, devices, targets, hashes, and what is one file. */
  private static final String LIST =
      """
      cd /data
      find . -print0 | sort -z | xargs -0 stat -c '%N %F %a %u:%g %Y %t:%T %h' | grep -v "^' "
      find . -type f -print0 | sort -z | xargs -0 stat -c '%n %s'
      find . -type f -print0 | sort -z | xargs -0 sha256sum
      for f in dir/file pipe dir/soft; do find . -samefile "$f" | sort; echo; done
      """;

  @TempDir Path folder;

  private VolumeFiles source;
  private String listing;

  @BeforeEach
  void makeTree() {
    source = files("source");
    run("source", MAKE);
    listing = listing("source");
    assertThat(listing.lines()).hasSizeGreaterThan(80);
  }

  private VolumeFiles files(String word) {
    return storage().files(volumes().ensure(definition(word).build()).volume().name());
  }

  private String run(String word, String script) {
    VolumeDefinition mounted = VolumeDefinition.named(name(word)).build();
    Ran ran = engine.run(ContainerMounts.of(volume(mounted).at("/data")), script);
    assertThat(ran.status()).as(ran.output()).isZero();
    return ran.output();
  }

  private String listing(String word) {
    return run(word, LIST);
  }

  @Test
  void archive_outAndIn_isTheSame() throws IOException {
    Path archive = folder.resolve("all.tar.gz");
    Manifest out = source.exportTo(archive);
    assertThat(files("whole").restoreFrom(archive)).isEqualTo(out);
    assertThat(listing("whole")).isEqualTo(listing);
    try (InputStream stream = Files.newInputStream(archive)) {
      files("stream").restoreFrom(stream);
    }
    assertThat(listing("stream")).isEqualTo(listing);
    assertThat(VolumeArchive.of(archive).manifest()).isEqualTo(out);
  }

  @Test
  void copy_isTheSame() {
    files("copy");
    storage().copies().copy(VolumeCopy.from(name("source")).to(name("copy")).verified());
    assertThat(listing("copy")).isEqualTo(listing);
  }

  @Test
  void archiveOver_whatIsThere_isTheSame() {
    Path archive = folder.resolve("all.tar");
    source.exportTo(archive);
    VolumeFiles over = files("over");
    over.write("dir/file", "other");
    over.createDirectory("", FileAccess.of(70, 71, "0711"));
    over.restoreOver(archive);
    run("over", "touch -d '2001-02-03 04:05:06' /data");
    assertThat(listing("over")).isEqualTo(listing);
  }

  /** But for what Java cannot make: links to links, and times of pipes and devices. */
  @Test
  void ontoThisMachine_andBack_isTheSame() {
    run("source", "cd /data; rm soft-hard pipe-hard; touch -d '2001-02-03 04:05:06' .");
    listing = withoutTimesOfSpecials(listing("source"));
    Path out = folder.resolve("out");
    Extraction all =
        Extraction.builder()
            .outwardLinks(OutwardLinks.KEEP)
            .makeDevices()
            .makePipes()
            .keepSetuid()
            .keepOwners()
            .build();
    assertThat(source.extractTo(out, all).leftOut()).isEmpty();
    VolumeFiles back = files("back");
    back.seed(VolumeSeed.directory(out));
    assertThat(withoutTimesOfSpecials(listing("back"))).isEqualTo(listing);
  }

  private static String withoutTimesOfSpecials(String listing) {
    return listing.replaceAll("((fifo|special file) \\d+ \\S+) \\d+", "$1");
  }

  @Test
  void whatCannotCome_isInTheManifest() throws IOException {
    run("source", "touch -d '1969-12-31 00:00:00' /data/owned");
    Manifest out = source.exportTo(folder.resolve("all.tar"));
    assertThat(kinds(out))
        .isEqualTo(Map.of("sparse", Loss.Kind.HOLES, "owned", Loss.Kind.EARLY_TIME));
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Path tagged = Files.writeString(tree.resolve("tagged"), "x");
    Files.getFileAttributeView(tagged, UserDefinedFileAttributeView.class)
        .write("colour", java.nio.ByteBuffer.wrap(new byte[] {1}));
    Manifest seeded = files("tagged").seed(VolumeSeed.directory(tree));
    assertThat(kinds(seeded)).isEqualTo(Map.of("tagged", Loss.Kind.EXTENDED_ATTRIBUTES));
  }

  private static Map<String, Loss.Kind> kinds(Manifest manifest) {
    return manifest.losses().stream()
        .collect(Collectors.toMap(loss -> loss.path().value(), Loss::kind));
  }
}
