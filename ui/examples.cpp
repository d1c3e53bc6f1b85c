// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/examples.h"

#include "ui/program.h"

#include <QDir>

#include <algorithm>

namespace ui {

std::vector<Example> examplesIn(const QString &folder)
{
    std::vector<std::pair<int, Example>> found;
    const QDir dir{folder};
    for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString path = dir.filePath(name);
        const core::Result<std::optional<sim::Scenario>> scenario = readScenario(path);
        if (scenario && *scenario) {
            const sim::Scenario &lesson = **scenario;
            Example example{titleOf(lesson), path, QString::fromStdString(lesson.aim), {}};
            for (const std::string &look : lesson.lookAt) {
                example.lookAt += QString::fromStdString(look);
            }
            found.emplace_back(lesson.order, std::move(example));
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Example> examples;
    for (auto &[order, example] : found) {
        examples.push_back(std::move(example));
    }
    return examples;
}

} // namespace ui
