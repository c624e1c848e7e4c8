package bad;

import dev.callwire.annotation.RpcService;

@RpcService
interface Examples {
    /**
     * Adds.
     *
     * <pre>{@code
     * a good one
     * --> {"a": 1}
     * <-- 2
     *
     * --> {"a": 1,
     *      "b": 2}
     *
     * a broken one
     * --> {"a": 1
     * <-- 2
     * }</pre>
     */
    int add(int a); //? The example 'a broken one' is left out of the schema.

    /**
     * Subtracts.
     *
     * <pre>
     * --&gt; 3
     * &lt;-- 2
     * </pre>
     */
    int subtract(int a); //? The example 'example' is left out of the schema.
}
