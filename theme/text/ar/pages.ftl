# كلمات الصفحات التي ينتجها البرنامج، وما تصير إليه التوجيهات.

## عناوين الصفحات المنتجة

title-mechanisms = إلى من تتوجهون: القائمة الكاملة
title-compare = المقارنة
title-contacts = عناوين الاتصال
title-calendar = تقويم السنة
title-cases = الحالات
title-sources = المصادر
title-glossary = المسرد
title-a-z = الفهرس الأبجدي
title-about-copy = عن هذه النسخة
title-write = كتابة رسالة
title-message = الكتابة إلى: { $name }
whole-book = الكتاب كله في صفحة واحدة

## القيم

value-yes = نعم
value-no = لا
none-named = لم يُسمَّ شيء
group-none = أخرى
as-of = بتاريخ { $date }
dated-label = { $label } (بتاريخ { $date })
range = من { $from } إلى { $to }
duration-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
duration-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
duration-weeks = { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
duration-months = { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}
duration-years = { $count ->
    [zero] { $count } سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}

## التواريخ

# علامة الاتجاه تُبقي رقم اليوم مع شهره بعد كلمات لاتينية.
date-day = { "\u200F" }{ $day } { $month } { $year }
date-month = { $month } { $year }
any-time = في أي وقت
part-of-month = { $part } { $month }
month-part-1 = أوائل
month-part-2 = منتصف
month-part-3 = أواخر
month-1 = كانون الثاني/يناير
month-2 = شباط/فبراير
month-3 = آذار/مارس
month-4 = نيسان/أبريل
month-5 = أيار/مايو
month-6 = حزيران/يونيو
month-7 = تموز/يوليو
month-8 = آب/أغسطس
month-9 = أيلول/سبتمبر
month-10 = تشرين الأول/أكتوبر
month-11 = تشرين الثاني/نوفمبر
month-12 = كانون الأول/ديسمبر

## عناوين الحقول الموجودة في كل كتاب

field-group = المجموعة
field-kind = النوع
field-status = الوضع
field-parent = جزء من
field-as-of = تاريخ المعلومات
field-sources = المصادر
field-contacts = عناوين الاتصال
field-related = ذات صلة
field-date = متى
field-until = حتى
field-valid-until = صالح حتى

## عناوين الاتصال

contact-email = البريد الإلكتروني
contact-web = صفحة الويب
contact-web-form = نموذج على الويب
contact-phone = الهاتف
contact-fax = الفاكس
contact-post = البريد
contact-in-person = حضوريًا
contact-closed = مغلق: لا تستخدموه
contact-replaced = حلّ محله آخر
contact-replaced-by = استخدموا بدلًا منه:
contact-tried = جُرّب في { $date }
contact-not-tried = لم يُجرَّب لهذا الكتاب
contact-last-read = آخر قراءة: { $date }؛ لم يُجرَّب لهذا الكتاب
contact-read-in = قُرئ في:
contact-read-undated = (نسخة بلا تاريخ، لا تعود إلى ما قبل { $date })
contact-look-up = يوجد هنا عنوان غير مؤكد. ابحثوا عنه أولًا هنا:
contact-look-up-each = العناوين هنا غير مؤكدة. ابحثوا أولًا عن كل منها في صفحة الويب المذكورة معه.
contact-if-silent = إذا ارتدّت الرسالة أو لم يجب أحد، فعندئذ:
contact-next-listed = التالي في هذه القائمة
contacts-none = ليس في هذا الكتاب عنوان لها.
contacts-left-out = { $status }. لا تكتبوا إلى هنا. حُذف عنوانها عمدًا: فالعنوان الذي تُرك قد يقع في أيدي آخرين.
contact-role-none = اكتبوا إلى هنا
contacts-intro = كل عنوان في هذا الكتاب، مع تاريخ قراءته ومكانها. قد يصبح العنوان قديمًا: انظروا إلى تاريخه قبل أن تستخدموه.
contacts-none-tried = { $all ->
    [one] لم نجرّب العنوان الوحيد في هذه الطبعة. وهو منقول عن مصدره.
    [two] لم نجرّب أيًّا من العنوانين في هذه الطبعة. وهما منقولان عن مصدريهما.
   *[other] لم نجرّب أيًّا من عناوين هذه الطبعة، وعددها { $all }. وهي منقولة عن مصادرها.
}
contacts-untried = { $untried ->
    [zero] جُرّبت كل عناوين هذه الطبعة ({ $all }).
    [one] عنوان واحد من عناوين هذه الطبعة ({ $all }) لم يجرّبه أحد. وهو منقول عن مصدره.
    [two] عنوانان من عناوين هذه الطبعة ({ $all }) لم يجرّبهما أحد. وهما منقولان عن مصدريهما.
    [few] { $untried } عناوين من عناوين هذه الطبعة ({ $all }) لم يجرّبها أحد. وهي منقولة عن مصادرها.
    [many] { $untried } عنوانًا من عناوين هذه الطبعة ({ $all }) لم يجرّبها أحد. وهي منقولة عن مصادرها.
   *[other] { $untried } عنوان من عناوين هذه الطبعة ({ $all }) لم يجرّبها أحد. وهي منقولة عن مصادرها.
}
contacts-oldest = { $old ->
    [one] قُرئ واحد منها آخر مرة في { $year }؛ ولم يتمكن أحد من تأكيده منذ ذلك الحين.
    [two] قُرئ اثنان منها آخر مرة في { $year }؛ ولم يتمكن أحد من تأكيدهما منذ ذلك الحين.
   *[other] قُرئ { $old } منها آخر مرة في { $year }؛ ولم يتمكن أحد من تأكيدها منذ ذلك الحين.
}
contacts-above = انظروا أعلاه:
contacts-used-by = يستخدمه:
contacts-earlier = عناوين ذُكرت سابقًا ({ $count })
contacts-named = مذكور في القائمة المؤرخة { $date }
contacts-other = عناوين أخرى

## لمحة سريعة

glance-choose = { $role }: { $count ->
    [zero] لا عنوان
    [one] عنوان واحد
    [two] عنوانان
    [few] { $count } عناوين
    [many] { $count } عنوانًا
   *[other] { $count } عنوان
}
glance-more = { $count ->
    [one] وواحد آخر
    [two] واثنان آخران
   *[other] و{ $count } غيرها
}
glance-given-up = { $status }. لا تكتبوا إلى هنا.

## الصور

picture-none = لا شيء
picture-too-few = تجيب المصادر عن ذلك في { $known } من أصل { $all }. وهذا أقل من أن يُرسم، لذلك يرد هنا بالكلمات.
picture-past = كان قد انتهى عند إعداد هذه الطبعة
picture-edition = هذه الطبعة: { $date }

## البطاقات

record-more = المزيد عنها
record-other = معلومات أخرى
record-sources = من أين جاءت هذه المعلومات
record-sources-shared = ما تشترك فيه مع غيرها، ومصادر ذلك:
record-sheet = هذه الصفحة باختصار، في ورقة واحدة للطباعة أو للإرسال
record-write = مساعدة على الكتابة، نقطة بعد نقطة
record-write-general = مساعدة على الكتابة: المخطط العام
record-unknown = غير معروف: { $labels }
record-unanswered = غير معروف: لا تذكر المصادر ذلك.

## ما تقوله {count}

count-records = { $count ->
    [zero] ليس في هذا الكتاب صفحة لجهة يمكن التوجه إليها.
    [one] في هذا الكتاب صفحة لجهة واحدة يمكن التوجه إليها.
    [two] في هذا الكتاب صفحات لجهتين يمكن التوجه إليهما.
    [few] في هذا الكتاب صفحات لـ{ $count } جهات يمكن التوجه إليها.
    [many] في هذا الكتاب صفحات لـ{ $count } جهة يمكن التوجه إليها.
   *[other] في هذا الكتاب صفحات لـ{ $count } جهة يمكن التوجه إليها.
}
count-contacts = جرّب شخص كل عناوين هذا الكتاب، وعددها { $count }.
count-cases = { $count ->
    [zero] لا يروي هذا الكتاب أي حالة.
    [one] يروي هذا الكتاب حالة واحدة.
    [two] يروي هذا الكتاب حالتين.
    [few] يروي هذا الكتاب { $count } حالات.
    [many] يروي هذا الكتاب { $count } حالة.
   *[other] يروي هذا الكتاب { $count } حالة.
}
count-sources = { $count ->
    [zero] لا وثيقة وراء معلومات هذا الكتاب.
    [one] وراء معلومات هذا الكتاب وثيقة واحدة.
    [two] وراء معلومات هذا الكتاب وثيقتان.
    [few] وراء معلومات هذا الكتاب { $count } وثائق.
    [many] وراء معلومات هذا الكتاب { $count } وثيقة.
   *[other] وراء معلومات هذا الكتاب { $count } وثيقة.
}

## القوائم

mechanisms-intro = كل ما يمكنكم التوجه إليه في هذا الكتاب، بحسب المجموعة، مع وضعه.
compare-intro = الأسئلة نفسها جنبًا إلى جنب. «لا» جواب. وحيث تسكت المصادر، يقول الجدول ذلك. وعبارة «لا ينطبق» تعني أن السؤال غير مطروح هناك.
compare-name = الاسم
compare-not-stated = لا يذكر المصدر ذلك
compare-absent = لا ينطبق
calendar-intro = ما يحدث ومتى يحدث، في سنة عادية. تتغير المواعيد من سنة إلى أخرى: اعتبروا كل موعد إشارة تقريبية، واسألوا قبل أن تعوّلوا عليه.
calendar-any-time = في أي وقت
calendar-empty = لا تذكر هذه الطبعة أي مواعيد في السنة.
cases-intro = ما حدث لآخرين، ومن تحرّك. تُظهر الحالة ما يمكن أن يحدث، لا ما سيحدث.
case-sources = المصادر:
sources-intro = الوثائق التي تستند إليها معلومات هذا الكتاب، وأين استُخدمت كل منها.
sources-other = وثائق أخرى
sources-standards = القواعد والمعايير
source-seen = آخر قراءة في { $date }
source-seen-undated = قُرئ في نسخة بلا تاريخ
source-footnotes = حواشي النص السابق: { $numbers }
source-used-by = استُخدم في:
standard-documents = الوثائق:
glossary-intro = كلمات هذا الكتاب وأسماؤه المختصرة، بعبارات بسيطة.
glossary-aliases = أيضًا: { $names }
glossary-see = انظروا أيضًا:

## الفهرس الأبجدي

a-z-intro = كل اسم في هذا الكتاب، وأين ورد الحديث عنه. الأسماء المختصرة والأسماء الأخرى تؤدي إلى الاسم الكامل.
a-z-signs = أرقام
a-z-other = كتابات أخرى
a-z-glossary = في المسرد
a-z-own-page = صفحته الخاصة
a-z-case = الحالة
a-z-source = في قائمة المصادر
a-z-treated = ورد الحديث عنه في:
a-z-records = معلومات:
a-z-cases = حالات:
a-z-documents = وثائق:
a-z-see = انظروا
a-z-see-also = انظروا أيضًا:

## المساعدة على الكتابة

write-intro = املؤوا ما تستطيعون، ثم انسخوا النص أو اطبعوه. اتركوا ما لا تريدون قوله.
write-about = هذا المخطط لرسالة إلى
write-kept = ما تكتبونه هنا لا يُحفظ ولا يُرسل. ويزول عندما تغادرون هذه الصفحة أو تغلقونها. و«مسح كل شيء» يزيله فورًا.
write-seen = لا تستطيع الصفحة أن تخفي ما تكتبونه عن شخص يرى هذه الشاشة، ولا عن برنامج يراقب هذا الجهاز. والنص الذي تنسخونه يبقى في الحافظة حتى تنسخوا شيئًا آخر. للكتابة باليد، اطبعوا هذه الصفحة فارغة.
write-own = الجهات التي تقول ما تريد أن تعرفه
write-own-intro = تورد مصادرها قائمة. استخدموا لها المخطط المأخوذ منها:
write-address = إلى أين تُرسل
write-before = قبل أن تكتبوا
write-list = النقاط مأخوذة من المصدر؛ أما الأسباب الواردة تحتها فهي منا.
message-first = رسالة أولى
message-full = الرسالة الكاملة

## الأوراق

sheet-untried = لم يجرّب أحد هذه العناوين لهذه الطبعة. تحققوا من العنوان قبل أن تستخدموه.
sheet-changes = ربما تغيّرت الأمور منذ التواريخ المبيّنة هنا.

## عن هذه النسخة

about-title = الكتاب
about-edition = الطبعة
about-date = التاريخ
about-languages = اللغات
about-licence = الرخصة
about-counts = ما فيه
about-pages = الصفحات
about-records = البطاقات
about-records-all = المجموع: { $count }
about-contacts = العناوين
about-untried = العناوين التي لم يجرّبها أحد
about-sources = المصادر
about-dates = كيف تُقرأ التواريخ
about-dates-text = كلمة «بتاريخ» تبيّن متى عُرف آخر مرة أن المعلومة صحيحة، لا متى أُعد هذا الكتاب. تأتي أحدث معلومة أولًا، وبعدها الأقدم مع تواريخها. وعبارة «لم يُجرَّب» تعني أن العنوان منقول عن مصدره وأن أحدًا لم يكتب إليه ولم يتصل به من أجل هذا الكتاب. ربما تغيّرت الأمور منذ ذلك الحين: كلما كان التاريخ أقدم، احتاج إلى حذر أكبر.
about-offline = ما تحتاج إليه هذه النسخة
about-offline-text = لا شيء سوى متصفح. تعمل من دون شبكة، ولا تحتفظ بشيء عنكم، ولا ترسل شيئًا.
about-keys = المفاتيح
about-keys-tab = المفتاح Tab: إلى الرابط التالي أو الخانة التالية. وأول ضغطة على Tab في الصفحة تؤدي إلى «الانتقال إلى النص».
about-keys-search = المفتاحان Ctrl وK، أو Command وK: إلى البحث. وهناك تختار مفاتيح الأسهم وHome وEnd نتيجة، وEnter يفتحها، وEscape يفرغ الخانة.
about-keys-copy = المفتاح Enter على العلامة # بجانب العنوان: ينسخ موضع القسم في هذا الكتاب. ولا تظهر فيه مجلدات القرص لديكم.
about-keys-hide = المفتاح Shift، ثلاث مرات بسرعة: يخفي الصفحة.
about-keys-none = لا يُستخدم أي مفتاح آخر. مفاتيح متصفحكم وقارئ الشاشة لديكم تعمل كالمعتاد.
about-tool = كيف أُعدّت
about-tool-text = أُعدّت هذه النسخة ببرنامج vademecum، وهو برنامج حر يحوّل نصًا وقائمة من المعلومات إلى دليل يُقرأ من دون شبكة.
language-ar = العربية
language-en = English
language-es = español
language-fr = français
language-pt = português
language-ru = русский
language-zh = 中文

## البحث بالأسئلة

title-find = إلى من أكتب؟
finder-intro = أجيبوا عما تستطيعون وتجاوزوا الباقي. ترون فورًا من يستطيع المساعدة، ومن غيره أيضًا، ولماذا استُبعدت الجهات الأخرى. لا يُحفظ ولا يُرسل شيء مما تختارونه.
finder-open-one = افتحوا ما ينطبق. الفتح لا يترك أثرًا في العنوان ولا في قائمة الصفحات التي زرتموها.
finder-narrower = اختاروا بدقة أكبر:
finder-first-label = اكتبوا إلى هنا أولًا:
finder-more = أسئلة أخرى
finder-more-plain = كل جواب هنا قائم بذاته. وحيث يتناول جوابان الجهة نفسها، يُعتمد الأشد منهما.
finder-cards = كل الجهات التي يمكن الكتابة إليها
finder-rules = القواعد وراء النتائج
finder-rules-intro = داخل السؤال الواحد يُعتمد الجواب الأكثر ملاءمة، وبين الأسئلة الأشد. ومن قواعد الجواب تسري أول قاعدة تتحقق. والقاعدة تقرأ أحدث المعلومات في هذا الكتاب.
finder-rules-always = مهما كان جوابكم
finder-rule-answers = الجواب: { $answers }
finder-rule-skipped = لا جواب
finder-rule-by = بالمقارنة مع «{ $field }»
finder-rule-when = في «{ $field }»: { $values }
finder-rule-unless = ليس في «{ $field }»: { $values }
finder-rule-else = في جميع الحالات الأخرى
finder-rule-said = أي شيء
finder-rule-not-stated = لا يذكر المصدر ذلك
finder-group-usable = يمكنكم استخدامها ({ $count })
finder-group-conditional = يمكنكم استخدامها إذا… ({ $count })
finder-group-silent = لا يذكر المصدر ذلك ({ $count })
finder-group-excluded = مستبعدة، والسبب ({ $count })
finder-group-other = لهيئة أخرى ({ $count })
finder-verdict-usable = مناسبة
finder-verdict-conditional = مناسبة إذا
finder-verdict-silent = لا يذكر المصدر ذلك
finder-verdict-excluded = مستبعدة
finder-verdict-other = لأمر آخر
finder-says-usable = نعم، هي مناسبة.
finder-says-conditional = نعم، إذا تحقق ما يلي:
finder-says-silent = لا يذكر المصدر ذلك.
finder-says-excluded = لا.
finder-says-other = لا، فهي لهيئة أخرى.
finder-usable = هل يمكنني استخدامها؟
finder-rule = القاعدة وراء ذلك
finder-details = إلى من، وبأي سرعة، وما مدى العلنية، وماذا يُكتب
finder-warnings = تنبّهوا إلى ما يلي مع كل جواب
finder-results = النتائج
finder-status = المناسب: { $count }. أولًا:
finder-status-none = لا شيء مناسب من دون شرط. انظروا إلى ما يناسب إذا تحقق شرط.
finder-status-start = اختاروا جوابًا أعلاه.
finder-show = إظهار النتائج
finder-rest = { $count } أخرى
finder-skip = تجاوز هذا السؤال
finder-more-answers = خيارات أخرى
finder-narrower-of = { $answer }: بدقة أكبر
finder-clear = مسح كل الأجوبة
finder-clear-help = مغادرة هذه الصفحة تمسحها أيضًا.
finder-shared = مهما اخترتم أعلاه: من غيرهم يستطيع المساعدة

## الفواصل بين الكلمات

list-comma = {"، "}
list-semicolon = {"؛ "}
label-colon = {": "}
