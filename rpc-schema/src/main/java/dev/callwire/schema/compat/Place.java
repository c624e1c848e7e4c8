package dev.callwire.schema.compat;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Where in a contract something has changed, in the terms of the contract as it is; what was removed is told where it is missing.
 *
 * @param interfaceName the interface's binary name
 * @param method the method's wire name or the event's topic; empty where it is about neither
 * @param javaMethod the Java name of that method or event
 * @param name a parameter's wire name, a typed error's simple name, or a type's id
 * @param member the wire name of a property, an enum constant or an alternative, which {@code name} has or had; or empty
 * @param path what leads from there to a part without a name: {@code []} to items, {@code {}} to the values of entries
 */
public record Place(
        String interfaceName, Part part, String method, String javaMethod, String name, String member, String path) {

    private static final Pattern PACKAGES = Pattern.compile("(?:[\\p{L}\\p{N}_]+\\.)+");

    /** What kind of place it is. */
    public enum Part {
        /** The interface. */
        SERVICE,
        /** A method or an event. */
        METHOD,
        /** A parameter of a method or an event. */
        PARAM,
        /** What a method answers. */
        RESULT,
        /** A typed error of a method. */
        ERROR,
        /** A type that is described once for all that refer to it. */
        TYPE
    }

    public Place {
        requireNonNull(interfaceName, "interfaceName");
        requireNonNull(part, "part");
    }

    static Place ofService(String interfaceName) {
        return new Place(interfaceName, Part.SERVICE, "", "", "", "", "");
    }

    Place ofMethod(String wireName, String javaName) {
        return new Place(interfaceName, Part.METHOD, wireName, javaName, "", "", "");
    }

    Place ofParam(String paramName) {
        return new Place(interfaceName, Part.PARAM, method, javaMethod, paramName, "", "");
    }

    Place ofResult() {
        return new Place(interfaceName, Part.RESULT, method, javaMethod, "", "", "");
    }

    Place ofError(String errorName) {
        return new Place(interfaceName, Part.ERROR, method, javaMethod, errorName, "", "");
    }

    Place ofType(String typeId) {
        return new Place(interfaceName, Part.TYPE, "", "", typeId, "", "");
    }

    /**
     * A property, a constant or an alternative; within one of a type that has no name, it is part of the path. The properties of an event are
     * its parameters.
     */
    Place ofMember(String memberName) {
        if (part == Part.METHOD) {
            return ofParam(memberName);
        }
        return path.isEmpty() && member.isEmpty()
                ? new Place(interfaceName, part, method, javaMethod, name, memberName, path)
                : step("." + memberName);
    }

    /** A part without a name. */
    Place step(String step) {
        return new Place(interfaceName, part, method, javaMethod, name, member, path + step);
    }

    /** The place for people: {@code parameter 'lines[]' of Orders.place}. */
    public String text() {
        String of = simpleName(interfaceName) + (javaMethod.isEmpty() ? "" : "." + javaMethod);
        String inside = (member.isEmpty() ? "" : "." + member) + path;
        return switch (part) {
            case SERVICE, METHOD -> of;
            case PARAM -> "parameter '" + name + inside + "' of " + of;
            case RESULT -> "result" + inside + " of " + of;
            case ERROR -> "error " + name + inside + " of " + of;
            case TYPE -> simpleName(name) + inside;
        };
    }

    /** The Java name of an interface or a type without its packages. */
    static String simpleName(String id) {
        return PACKAGES.matcher(id).replaceAll("").replace('$', '.');
    }
}
