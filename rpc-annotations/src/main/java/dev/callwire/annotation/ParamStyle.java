package dev.callwire.annotation;

/** How the arguments of a call stand in its {@code params}. */
public enum ParamStyle {
    /** As the enclosing {@link RpcService} or {@link RpcCallback} says. */
    INHERITED,

    /** An object with a member per parameter: {@code {"a":1,"b":2}}. */
    BY_NAME,

    /** An array in the order of declaration: {@code [1,2]}. */
    BY_POSITION,

    /** The method's single parameter <em>is</em> the params, as the methods of LSP and MCP have it. */
    WHOLE
}
