package dev.stowage.volume.failure;

/** Why an engine could not mount a volume, as far as its words tell. */
public enum MountProblem {
  /** The kernel of the engine's host does not know the file system. */
  FILE_SYSTEM_UNKNOWN(
      "Load or install that file system on the engine's host, as with modprobe, or use another"
          + " host: its kernel lacks it"),
  /** No address belongs to the server's name. */
  SERVER_UNKNOWN("Correct the server's name, or the name service of the engine's host"),
  /** The server does not answer, or refuses the connection. */
  SERVER_UNREACHABLE(
      "Start the server, or correct its address and port, and look from the engine's host whether"
          + " it answers"),
  /** The server or the kernel does not let the engine in. */
  ACCESS_DENIED("Correct user, password or key, and what the server allows the engine's host"),
  /** What is to be mounted is not there: a share of the server, a directory or a device. */
  SOURCE_MISSING("Make what is to be mounted, or correct its name in the volume's options"),
  /** The file system refuses its options. */
  OPTIONS_REFUSED("Correct the volume's options: remove the volume and make it anew"),
  /** Something else, in the words of the driver or of the engine. */
  OTHER("Mend what the driver says; the volume and its data are as they were");

  private final String remedy;

  MountProblem(String remedy) {
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
