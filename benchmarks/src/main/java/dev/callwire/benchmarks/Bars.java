package dev.callwire.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot of how contestants compare: two bars for each. */
final class Bars {
    private static final int WIDTH = 760;
    private static final int NAMES = 330;
    private static final int VALUES = 50;
    private static final int HEAD = 58;
    private static final int ROW = 38;
    private static final int BAR = 13;

    private final String title;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String name, boolean ours, double add, double echo) {}

    Bars(String title) {
        this.title = title;
    }

    /** @param ours whether it is drawn in the colours that stand out */
    void add(String name, boolean ours, double add, double echo) {
        rows.add(new Row(name, ours, add, echo));
    }

    String svg() {
        var svg = new Svg(WIDTH, HEAD + ROW * rows.size() + 6);
        svg.text(12, 22, "title", title);
        svg.rectangle(12, 33, BAR, BAR, "ours");
        svg.text(30, 44, "", "add");
        svg.rectangle(72, 33, BAR, BAR, "ours pale");
        svg.text(90, 44, "", "echo of an order");
        double most = rows.stream()
                .mapToDouble(row -> Math.max(row.add, row.echo))
                .max()
                .orElse(1);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            int top = HEAD + i * ROW;
            svg.text(12, top + 19, row.ours ? "strong" : "", row.name.replace("`", ""));
            bar(svg, top, row.add / most, row.add, row.ours ? "ours" : "other");
            bar(svg, top + BAR + 1, row.echo / most, row.echo, row.ours ? "ours pale" : "other pale");
        }
        return svg.end();
    }

    private static void bar(Svg svg, int top, double share, double value, String style) {
        double length = Math.max(1, share * (WIDTH - NAMES - VALUES));
        svg.rectangle(NAMES, top, length, BAR, style);
        svg.text(NAMES + length + 5, top + BAR - 2, "small", String.format(Locale.ROOT, "%.2f", value));
    }
}
