// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace bench {

/// How long something took, many times over, in milliseconds.
class Spread
{
public:
    template <typename Act> void time(Act act)
    {
        const auto start = std::chrono::steady_clock::now();
        act();
        m_took.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }

    double sum() const
    {
        double all = 0;
        for (const double took : m_took) {
            all += took;
        }
        return all;
    }

    /// One line; the worst of all must stay below `most`, 0 meaning that there is no limit.
    void print(const char *what, double most)
    {
        if (m_took.empty()) {
            return;
        }
        std::sort(m_took.begin(), m_took.end());
        const double worst = m_took.back();
        const char *verdict = most <= 0 ? "" : worst <= most ? "pass" : "SHORT";
        std::printf("    %-52s median %7.2f  99 %% %7.2f  worst %7.2f ms  %s\n", what,
                    m_took[m_took.size() / 2], m_took[std::min(m_took.size() - 1, m_took.size() * 99 / 100)],
                    worst, verdict);
        std::fflush(stdout);
    }

private:
    std::vector<double> m_took;
};

} // namespace bench
