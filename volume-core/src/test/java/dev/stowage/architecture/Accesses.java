package dev.stowage.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.Set;
import java.util.stream.Stream;

/** Calls, method references and field accesses that a rule forbids. */
final class Accesses {

  private Accesses() {}

  /** Any access to one of some members of a type. */
  static DescribedPredicate<JavaAccess<?>> to(Class<?> owner, String... names) {
    Set<String> all = Set.of(names);
    return describe(
        owner.getSimpleName() + "." + String.join("/", names),
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && all.contains(access.getTarget().getName()));
  }

  /** Any access to members with one of some names, of any type in a package or below. */
  static DescribedPredicate<JavaAccess<?>> into(String packageName, String... names) {
    Set<String> all = Set.of(names);
    return describe(
        packageName + " " + String.join("/", names),
        access ->
            access.getTargetOwner().getPackageName().startsWith(packageName)
                && all.contains(access.getTarget().getName()));
  }

  /** Making an object of exactly that type, other than as the base of a subclass. */
  static DescribedPredicate<JavaAccess<?>> making(Class<?> type) {
    return describe(
        "new " + type.getSimpleName(),
        access ->
            access.getTargetOwner().isEquivalentTo(type)
                && isConstructor(access)
                && !isCallOfBase(access));
  }

  /** Making an object of any type whose full name begins so. */
  static DescribedPredicate<JavaAccess<?>> making(String prefix) {
    return describe(
        "new " + prefix + "…",
        access ->
            access.getTargetOwner().getFullName().startsWith(prefix) && isConstructor(access));
  }

  /** Any access to a member of a type that leaves a locale to be guessed. */
  static DescribedPredicate<JavaAccess<?>> withoutParameter(
      Class<?> owner, Class<?> parameter, String... names) {
    DescribedPredicate<JavaAccess<?>> named = to(owner, names);
    return describe(
        named.getDescription() + " without " + parameter.getSimpleName(),
        access ->
            named.test(access) && !access.getTarget().getFullName().contains(parameter.getName()));
  }

  /**
   * Any access to a member whose signature has a type of a package or below: also passing it on.
   */
  static DescribedPredicate<JavaAccess<?>> handling(String packageName) {
    return describe(
        "a signature with " + packageName,
        access ->
            types(access.getTarget())
                .anyMatch(type -> type.getPackageName().startsWith(packageName)));
  }

  private static Stream<JavaClass> types(AccessTarget target) {
    if (target instanceof AccessTarget.CodeUnitAccessTarget code) {
      return Stream.concat(
          code.getRawParameterTypes().stream(), Stream.of(code.getRawReturnType()));
    }
    return target instanceof AccessTarget.FieldAccessTarget field
        ? Stream.of(field.getRawType())
        : Stream.empty();
  }

  private static boolean isConstructor(JavaAccess<?> access) {
    return access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
  }

  private static boolean isCallOfBase(JavaAccess<?> access) {
    JavaClass base = access.getOriginOwner().getRawSuperclass().orElse(access.getOriginOwner());
    return access.getOrigin() instanceof JavaConstructor && base.equals(access.getTargetOwner());
  }
}
