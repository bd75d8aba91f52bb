# كلمات الإطار حول الصفحات: التنقل، ورأس الصفحة، وأسفلها، والتنبيهات.

frame-skip = الانتقال إلى النص
frame-main-nav = الكتاب
frame-start = البداية
frame-read = القراءة
frame-look-up = المراجع
frame-book = الكتاب كله
frame-breadcrumbs = أين أنتم
frame-branch = فصول قريبة من هذه الصفحة
frame-more = كل شيء في المحتويات
frame-outline = في هذه الصفحة
frame-neighbours = الصفحة السابقة والصفحة التالية
frame-previous = السابق
frame-next = التالي
frame-draft = لم يُكتب بعد
frame-edition = الطبعة { $edition }
frame-facts-as-of = المعلومات بتاريخ { $date } أو بعده
frame-licence = رخصة النص: { $licence }
frame-about-copy = عن هذه النسخة
frame-keys = المفاتيح
frame-not-translated = لم تُترجم هذه الصفحة بعد. ترونها بلغتها الأصلية.
frame-languages = اللغات
frame-copy = نسخ
frame-copy-link = نسخ الرابط إلى هذا القسم: { $what }
frame-copied = تم النسخ
frame-copy-failed = حدّدوا النص وانسخوه
frame-ask = هذا الرابط يخرج من الكتاب ويحتاج إلى الشبكة. وقد يرى آخرون أنكم تفتحونه. هل تفتحون هذا العنوان؟
frame-leave = أخفِ هذه الصفحة
frame-leave-more = ما لا يفعله الإخفاء
left-title = ملاحظات
left-text = هذه الصفحة فارغة.
frame-search = بحث في الكتاب
frame-search-hint = تظهر النتائج وأنتم تكتبون. مفاتيح الأسهم تختار، وEnter يفتح، وEscape يغلق. ما تكتبونه يبقى في هذه الصفحة.
frame-search-results = النتائج
frame-search-count = عدد النتائج: { $what }
frame-search-loading = جارٍ البحث…
frame-search-none = لا شيء في هذا الكتاب يوافق هذه الكلمات. جرّبوا كلمات أقل أو كلمات أخرى، أو انظروا في الفهرس:
frame-search-unknown = ليس في هذا الكتاب: { $what }.
frame-search-instead = وُجد بدلًا منه: { $what }.
frame-search-more = إظهار المزيد من النتائج
frame-search-missing = تعذّر تحميل البحث. ربما ينقص جزء من هذه النسخة. أما الفهرس فلا يحتاج إلى شيء:
frame-search-stale = البحث لا يوافق هذه النسخة: يبدو أنها خليط من طبعتين. انسخوا الكتاب كله من جديد. وحتى ذلك الحين استخدموا الفهرس:
frame-not-found = الصفحة غير موجودة
frame-not-found-text = لا توجد صفحة في هذا العنوان. ربما نُقلت، أو ربما في العنوان خطأ في الكتابة.
frame-not-found-start = بداية الكتاب
frame-contents = المحتويات
frame-contents-description = كل صفحات هذا الكتاب.
frame-book-description = الكتاب كله في صفحة واحدة، للطباعة وللبحث بالمتصفح.
frame-records = البطاقات

# داخل نص الصفحة.

frame-alert-note = ملاحظة
frame-alert-tip = نصيحة
frame-alert-important = مهم
frame-alert-warning = تحذير
frame-alert-caution = انتبهوا
frame-not-stated = لا يذكر المصدر ذلك
frame-footnotes = الحواشي
frame-footnote-back = العودة إلى النص: الحاشية { $number }، الموضع { $occurrence }
frame-card-more = كل ما هو معروف عن هذه الأسئلة
frame-card-unknown = لا تجيب المصادر عن:
frame-picture = صورة: { $title }. يرد مضمونها بالكلمات في الأسفل.
frame-picture-words = المضمون نفسه بالكلمات
frame-heading-link = رابط إلى: { $title }
frame-table = الجدول { $number }: { $title }

# المقارنة: الكلمات حول الجدول. يضع البرنامج النصي الأعداد فيها.

compare-all = الكل
compare-clear = إظهار كل شيء
compare-count = المعروض: { $shown } من { $all }
compare-sort = الترتيب بحسب
compare-unsorted = ترتيب الكتاب
compare-groups = أجزاء الجدول

# الرسالة: كلمات خاناتها.

write-yes = نعم
write-no = لا
write-not-asked = لم يُسأل بعد
write-by = من وافق:
write-by-open = غير مدوّن
write-sensitive = قد يدل على أشخاص
write-identifying = يسمّي أشخاصًا
write-result = نصّكم
write-copy = نسخ النص
write-print = طباعة النص
write-clear = مسح كل شيء
write-cleared = مُسح كل شيء

# الأوراق.

sheet-from = ورقة من كتاب كامل: «{ $title }»
sheet-whole-book = الكتاب الكامل مجلد أو ملف مضغوط (zip) يبدأ اسمه بـ«{ $name }»
sheet-address = يمكن قراءته على: { $address }{ "\u200E" }

# الترجمات

translation-draft = مسودة: لم يراجع أحد هذه الترجمة بعد.
translation-draft-originals = تحت كل تحذير يرد نصه الأصلي.
translation-stale = تغيّر أصل هذه الصفحة منذ ترجمتها. غير محدَّث هنا:
translation-changed = { $section }
translation-added = { $section } (جديد)
translation-removed = { $section } (لم يعد في الأصل)
translation-beginning = بداية الصفحة
translation-original = الأصل ({ $language })
translation-draft-short = مسودة لم تُراجع بعد
