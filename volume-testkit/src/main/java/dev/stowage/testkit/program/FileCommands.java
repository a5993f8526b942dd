package dev.stowage.testkit.program;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The programs {@code rm} and {@code mv}, as busybox has them, with the options {@code -f} and
 * {@code -r}. Any other program is not there.
 *
 * <pre>{@code
 * docker.addImage("busybox:1.37", FileTree.empty());
 * docker.programs().forImage("busybox:1.37", FileCommands.rmAndMv());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class FileCommands implements Program {

  private static final FileCommands ALL = new FileCommands();

  private FileCommands() {}

  /**
   * Returns the programs, for an image.
   *
   * @return what its containers do
   */
  public static FileCommands rmAndMv() {
    return ALL;
  }

  @Override
  public ProgramEnd run(ProgramRun run) throws IOException {
    List<String> words = run.command();
    String program = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
    if (!program.equals("rm") && !program.equals("mv")) {
      return ProgramEnd.notFound();
    }
    StringBuilder options = new StringBuilder();
    List<String> names = new ArrayList<>();
    boolean only = false;
    for (String word : words.subList(1, words.size())) {
      if (only || !word.startsWith("-") || word.equals("-")) {
        names.add(word);
      } else if (word.equals("--")) {
        only = true;
      } else {
        options.append(word, 1, word.length());
      }
    }
    if (!options.toString().matches("[fr]*") || names.size() < (program.equals("mv") ? 2 : 1)) {
      run.printError("Usage: " + program + " [-fr] FILE...\n");
      return ProgramEnd.exited(1);
    }
    return program.equals("rm") ? remove(names, options.toString(), run) : move(names, run);
  }

  private static ProgramEnd remove(List<String> names, String options, ProgramRun run) {
    int status = 0;
    for (String name : names) {
      boolean link = run.files().isSymbolicLink(name);
      if (!link && !run.files().exists(name) && options.contains("f")) {
        continue;
      }
      if (!link && run.files().isDirectory(name) && !options.contains("r")) {
        run.printError("rm: '" + name + "' is a directory\n");
        status = 1;
        continue;
      }
      try {
        run.files().delete(name);
      } catch (IOException e) {
        run.printError("rm: can't remove '" + name + "': " + why(e) + "\n");
        status = 1;
      }
    }
    return ProgramEnd.exited(status);
  }

  private static ProgramEnd move(List<String> names, ProgramRun run) {
    String last = names.get(names.size() - 1);
    boolean into = names.size() > 2 || run.files().isDirectory(last);
    int status = 0;
    for (String name : names.subList(0, names.size() - 1)) {
      String target = into ? last + "/" + name.substring(name.lastIndexOf('/') + 1) : last;
      try {
        run.files().move(name, target);
      } catch (IOException e) {
        run.printError("mv: can't rename '" + name + "': " + why(e) + "\n");
        status = 1;
      }
    }
    return ProgramEnd.exited(status);
  }

  /** The kernel's words as C prints them. */
  private static String why(IOException failure) {
    String words =
        failure instanceof FileSystemException known && known.getReason() != null
            ? known.getReason()
            : String.valueOf(failure.getMessage());
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
