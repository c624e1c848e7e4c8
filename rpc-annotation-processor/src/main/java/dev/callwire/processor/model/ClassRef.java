package dev.callwire.processor.model;

import java.util.List;

/**
 * The name of a class or interface.
 *
 * @param packageName empty for the default package
 * @param simpleNames its own simple name, after those of the types that it is nested in
 */
public record ClassRef(String packageName, List<String> simpleNames) {

    public ClassRef {
        simpleNames = List.copyOf(simpleNames);
    }

    public String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }

    /** As source code writes it without an import: {@code com.example.Outer.Inner}. */
    public String canonicalName() {
        return inPackage(String.join(".", simpleNames));
    }

    /** As {@link Class#getName()} gives it: {@code com.example.Outer$Inner}. */
    public String binaryName() {
        return inPackage(String.join("$", simpleNames));
    }

    /** The top-level class in the same package that is named after this one: {@code com.example.Outer_InnerClient}. */
    public ClassRef peer(String suffix) {
        return new ClassRef(packageName, List.of(String.join("_", simpleNames) + suffix));
    }

    private String inPackage(String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
