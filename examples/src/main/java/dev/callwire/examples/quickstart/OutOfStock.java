package dev.callwire.examples.quickstart;

import dev.callwire.annotation.RpcError;

/** There is less of an article than was ordered. */
@RpcError(code = 1001)
public final class OutOfStock extends Exception {
    private static final long serialVersionUID = 1;

    private final String article;
    private final int left;

    /** With the article, and how many of it are left. */
    public OutOfStock(String article, int left) {
        super("only " + left + " of " + article + " left");
        this.article = article;
        this.left = left;
    }

    /** The article. */
    public String article() {
        return article;
    }

    /** How many of it are left. */
    public int left() {
        return left;
    }
}
