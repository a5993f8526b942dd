package dev.stowage.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Plays commands on one engine and writes down what came of them, without what differs between two
 * engines of the same kind: ids, times, where their data are.
 */
final class CommandSession {

  private static final Pattern LONG_ID = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final Pattern SHORT_ID = Pattern.compile("\\b[0-9a-f]{12}\\b");
  private static final Pattern SWARM_ID = Pattern.compile("\\b[0-9a-z]{25}\\b");
  private static final Pattern TOKEN = Pattern.compile("SWMTKN-\\S+");
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?( \\+0000 UTC|Z|[+-]\\d\\d:\\d\\d)?");
  private static final Pattern AGO =
      Pattern.compile("(Less than a|About an?|\\d+) (second|minute|hour)s?( ago)?");

  private static final String BUSY = "operation is already running";
  private static final int MOST_TRIES = 50;

  private final DockerCommand docker;
  private final String dataRoot;
  private final List<String> transcript = new ArrayList<>();

  CommandSession(DockerCommand docker) {
    this.docker = docker;
    this.dataRoot = docker.run(List.of("info", "--format", "{{.DockerRootDir}}")).out().strip();
  }

  /** Runs a command, given with blanks between its arguments; a tilde is a blank in one. */
  CommandSession docker(String command) {
    note(command, run(command), text -> true, false);
    return this;
  }

  /** Runs a command whose output names things of others, too, in whatever order. */
  CommandSession dockerMine(String mine, String command) {
    note(command, run(command), text -> text.contains(mine), true);
    return this;
  }

  /** Runs a command whose output has no order that anyone promised. */
  CommandSession dockerInAnyOrder(String command) {
    note(command, run(command), text -> true, true);
    return this;
  }

  /** Notes what a command left, and removes it. */
  CommandSession file(String name) {
    transcript.add("$ cat " + name + "\n" + docker.take(name));
    return this;
  }

  /** Tells what happened since a time. */
  CommandSession events(Instant since, String filter) {
    // An engine that is busy tells what it has, and ends with the second that is over.
    String command = "events --since " + since + " --until " + Instant.now().plusSeconds(1);
    DockerCommand.Result result = run(command + " " + filter);
    note("events " + filter, result, text -> true, false);
    return this;
  }

  /** Notes what was heard meanwhile; engines mount and unmount in any order. */
  void heard(List<String> events) {
    transcript.add(
        "events:\n" + events.stream().map(this::plain).sorted().collect(Collectors.joining("\n")));
  }

  /** On an engine that others use too, someone may be pruning or measuring just now. */
  private DockerCommand.Result run(String command) {
    List<String> words =
        Arrays.stream(command.split(" ", -1)).map(word -> word.replace('~', ' ')).toList();
    DockerCommand.Result result = docker.run(words);
    for (int i = 0; i < MOST_TRIES && result.err().contains(BUSY); i++) {
      result = docker.run(words);
    }
    return result;
  }

  private void note(
      String command, DockerCommand.Result result, Predicate<String> wanted, boolean sorted) {
    List<String> said = new ArrayList<>(List.of("$ docker " + command));
    said.addAll(lines(result.out(), wanted, sorted));
    lines(result.err(), wanted, sorted).forEach(line -> said.add("! " + line));
    if (result.status() != 0) {
      said.add("exit status " + result.status());
    }
    transcript.add(String.join("\n", said));
  }

  private List<String> lines(String text, Predicate<String> wanted, boolean sorted) {
    // What the command logs of its own pipes depends on who is faster.
    List<String> lines =
        text.lines()
            .filter(wanted.and(line -> !line.contains("level=error msg=\"Can't ")))
            .map(this::plain)
            .collect(Collectors.toList());
    if (sorted) {
      lines.sort(null);
    }
    return lines;
  }

  private String plain(String line) {
    String plain = line.replace(dataRoot, "ROOT");
    plain = TOKEN.matcher(plain).replaceAll("TOKEN");
    plain = SWARM_ID.matcher(plain).replaceAll("ID");
    plain = LONG_ID.matcher(plain).replaceAll("ID");
    plain = SHORT_ID.matcher(plain).replaceAll("SHORT");
    plain = TIME.matcher(plain).replaceAll("TIME");
    plain = AGO.matcher(plain).replaceAll("AGO");
    return plain.replaceAll(" {3,}", "  ").stripTrailing();
  }

  /** Returns commands, each with what was printed below, errors after an exclamation mark. */
  List<String> transcript() {
    return List.copyOf(transcript);
  }
}
