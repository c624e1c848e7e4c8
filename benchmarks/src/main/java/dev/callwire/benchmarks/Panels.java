package dev.callwire.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A plot of calls a second beside those of the limit: a panel for each thing that grows, on a logarithmic scale. */
final class Panels {
    private static final int WIDTH = 760;
    private static final int HEAD = 60;
    private static final int PANEL_WIDTH = WIDTH / 2;
    private static final int PANEL_HEIGHT = 235;
    private static final int LEFT = 40;
    private static final int RIGHT = 40;
    private static final int TOP = 45;
    private static final int BOTTOM = 35;

    private final String title;
    private final List<Panel> panels = new ArrayList<>();

    private record Panel(String title, List<Point> points) {}

    private record Point(String name, double limit, double ours) {}

    Panels(String title) {
        this.title = title;
    }

    void begin(String panel) {
        panels.add(new Panel(panel, new ArrayList<>()));
    }

    void add(String name, double limit, double ours) {
        panels.get(panels.size() - 1).points.add(new Point(name, limit, ours));
    }

    String svg() {
        var svg = new Svg(WIDTH, HEAD + (panels.size() + 1) / 2 * PANEL_HEIGHT);
        svg.text(12, 22, "title", title);
        svg.rectangle(12, 36, 13, 6, "ours");
        svg.text(30, 44, "", "Callwire");
        svg.rectangle(102, 36, 13, 6, "other");
        svg.text(120, 44, "", "the limit: by hand, or for texts a raw echo; logarithmic");
        for (int i = 0; i < panels.size(); i++) {
            draw(svg, panels.get(i), i % 2 * PANEL_WIDTH, HEAD + i / 2 * PANEL_HEIGHT);
        }
        return svg.end();
    }

    private static void draw(Svg svg, Panel panel, int left, int top) {
        int bottom = top + PANEL_HEIGHT - BOTTOM;
        svg.text(left + 12, top + 20, "strong", panel.title.replace("`", ""));
        svg.line(left + LEFT - 25, bottom, left + PANEL_WIDTH - 12, bottom, "axis");
        var scale = Scale.of(panel.points, top + TOP, bottom - 24);
        double step = (double) (PANEL_WIDTH - LEFT - RIGHT) / Math.max(1, panel.points.size() - 1);
        for (int i = 0; i < panel.points.size(); i++) {
            var point = panel.points.get(i);
            double x = left + LEFT + i * step;
            double limit = scale.y(point.limit);
            double ours = scale.y(point.ours);
            if (i > 0) {
                var before = panel.points.get(i - 1);
                svg.line(x - step, scale.y(before.limit), x, limit, "line second");
                svg.line(x - step, scale.y(before.ours), x, ours, "line first");
            }
            svg.dot(x, limit, "dot-second");
            svg.dot(x, ours, "dot-first");
            boolean oursIsAbove = ours < limit;
            svg.text(x, limit + (oursIsAbove ? 16 : -8), "small", "middle", Table.thousands(point.limit));
            svg.text(x, ours + (oursIsAbove ? -8 : 16), "small strong", "middle", Table.thousands(point.ours));
            svg.text(x, bottom + 16, "small", "middle", point.name);
        }
    }

    /** A logarithmic scale. */
    private record Scale(double lowest, double highest, int top, int bottom) {
        static Scale of(List<Point> points, int top, int bottom) {
            double lowest = points.stream()
                    .mapToDouble(point -> Math.min(point.limit, point.ours))
                    .min()
                    .orElse(1);
            double highest = points.stream()
                    .mapToDouble(point -> Math.max(point.limit, point.ours))
                    .max()
                    .orElse(1);
            return new Scale(Math.log(lowest), Math.max(Math.log(highest), Math.log(lowest) + 0.1), top, bottom);
        }

        double y(double value) {
            return bottom - (Math.log(value) - lowest) / (highest - lowest) * (bottom - top);
        }
    }
}
