package dev.stowage.volume.plugin;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Who logs in at a registry. Immutable and thread-safe. */
public final class RegistryLogin {

  private final String user;
  private final String password;

  private RegistryLogin(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /**
   * Makes a login.
   *
   * @param user the user's name
   * @param password the password or token, which is never printed
   * @return the login
   */
  public static RegistryLogin of(String user, String password) {
    return new RegistryLogin(requireNonNull(user, "user"), requireNonNull(password, "password"));
  }

  /**
   * Returns the user's name.
   *
   * @return the name
   */
  public String user() {
    return user;
  }

  /**
   * Returns the password in clear.
   *
   * @return the password or token
   */
  public String password() {
    return password;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RegistryLogin that
        && user.equals(that.user)
        && password.equals(that.password);
  }

  @Override
  public int hashCode() {
    return user.hashCode();
  }

  /** Returns the user's name only. */
  @Override
  public String toString() {
    return "login of " + user;
  }
}
